package io.envtest.internal.meta;

import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.Status;
import io.envtest.api.Status.Details;
import java.util.List;

/** The usual refusals, worded as the real server words them. */
public final class ApiErrors {

    private ApiErrors() {}

    /** 404: no such object. */
    public static ApiException notFound(GroupVersionResource resource, String name) {
        return about(404, "NotFound", resource, name, resource.groupResource() + " \"" + name + "\" not found");
    }

    /** 409: the name is taken. */
    public static ApiException alreadyExists(GroupVersionResource resource, String name) {
        return about(
                409, "AlreadyExists", resource, name, resource.groupResource() + " \"" + name + "\" already exists");
    }

    /** 409: no free name could be made from generateName. */
    public static ApiException generateNameConflict(GroupVersionResource resource, String name) {
        String message = resource.groupResource() + " \"" + name
                + "\" already exists, the server was not able to generate a unique name for the object";
        Details details = new Details(name, resource.group(), resource.resource(), "", List.of(), 1);
        return new ApiException(new Status(409, "AlreadyExists", message, details));
    }

    /** The same refusal with more words in front. */
    public static ApiException prefixed(String words, ApiException refusal) {
        Status status = refusal.status();
        return new ApiException(new Status(status.code(), status.reason(), words + status.message(), status.details()));
    }

    /** 409 about a kind: a precondition of a deletion failed. */
    public static ApiException kindConflict(GroupVersionKind kind, String name, String why) {
        return conflict(new GroupVersionResource(kind.group(), kind.version(), kind.kind()), name, why);
    }

    /** 409: somebody else was faster, or a precondition failed. */
    public static ApiException conflict(GroupVersionResource resource, String name, String why) {
        String message = "Operation cannot be fulfilled on " + resource.groupResource() + " \"" + name + "\": " + why;
        return about(409, "Conflict", resource, name, message);
    }

    /** 403: not allowed, with words as admission and registries use them. */
    public static ApiException forbidden(GroupVersionResource resource, String name, String why) {
        String what = name.isEmpty()
                ? resource.groupResource() + " is forbidden: "
                : resource.groupResource() + " \"" + name + "\" is forbidden: ";
        return about(403, "Forbidden", resource, name, what + why);
    }

    /** 400: the request makes no sense. */
    public static ApiException badRequest(String message) {
        return plain(400, "BadRequest", message);
    }

    /** 500 with reason InternalError and the usual words in front. */
    public static ApiException internal(String why) {
        Details details = new Details("", "", "", "", List.of(new Status.Cause("", why, "")), 0);
        return new ApiException(new Status(500, "InternalError", "Internal error occurred: " + why, details));
    }

    /** 500 without any reason, as the real server answers errors it does not know. */
    public static ApiException unknown(String message) {
        return plain(500, "", message);
    }

    /** 405: the verb is not there. */
    public static ApiException methodNotSupported(GroupVersionResource resource, String verb) {
        String message = verb + " is not supported on resources of kind \"" + resource.groupResource() + "\"";
        return about(405, "MethodNotAllowed", resource, "", message);
    }

    /** A refusal without details. */
    public static ApiException plain(int code, String reason, String message) {
        return new ApiException(new Status(code, reason, message, Details.NONE));
    }

    private static ApiException about(
            int code, String reason, GroupVersionResource resource, String name, String message) {
        Details details = new Details(name, resource.group(), resource.resource(), "", List.of(), 0);
        return new ApiException(new Status(code, reason, message, details));
    }
}
