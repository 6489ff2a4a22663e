package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.codec.GoKinds;
import java.util.List;

/** The refusals a patch can meet, in the server's words. */
public final class PatchErrors {

    private static final Status UNPROCESSABLE = new Status(
            422,
            "Invalid",
            "the server rejected our request due to an error in our request",
            new Status.Details("", "", "", "", List.of(), 0));

    private PatchErrors() {}

    /** The body is not a patch of this form. */
    static ApiException badRequest(String message) {
        return refuse(400, "BadRequest", message);
    }

    /** The body is JSON, but not of the type a patch has. */
    static ApiException wrongType(String prefix, JsonNode found, String wanted) {
        return badRequest(prefix + "json: cannot unmarshal " + GoKinds.json(found) + " into Go " + wanted);
    }

    /** A patch cannot be carried out. The server says no more than that, and sends empty details. */
    static ApiException unprocessable() {
        return new ApiException(UNPROCESSABLE);
    }

    /** The same for an operation of a JSON patch. */
    static ApiException unprocessable(String detail) {
        return new InapplicablePatchException(UNPROCESSABLE, detail, false);
    }

    /** The same for a test that found another value. */
    static ApiException failedTest(String path) {
        return new InapplicablePatchException(UNPROCESSABLE, "testing value " + path + " failed: test failed", true);
    }

    static ApiException tooLarge(String message) {
        return refuse(413, "RequestEntityTooLarge", "Request entity too large: " + message);
    }

    /** An error the server did not foresee: 500 without a reason. */
    static ApiException internal(String message) {
        return refuse(500, "", message);
    }

    /** The patched object is no object of its kind. */
    public static ApiException invalidPatch(String shownPatch, String error) {
        String message = "Invalid value: " + GoText.quote(shownPatch) + ": " + error;
        Status.Cause cause = new Status.Cause("FieldValueInvalid", message, "patch");
        return new ApiException(new Status(
                422,
                "Invalid",
                " \"\" is invalid: patch: " + message,
                new Status.Details("", "", "", "", List.of(cause), 0)));
    }

    private static ApiException refuse(int code, String reason, String message) {
        return new ApiException(new Status(code, reason, message, Status.Details.NONE));
    }
}
