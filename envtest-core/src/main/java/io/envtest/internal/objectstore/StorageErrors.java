package io.envtest.internal.objectstore;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.api.Status.Cause;
import io.envtest.api.Status.Details;
import java.util.List;

/** What storage answers when it refuses, in kube-apiserver's words. */
public final class StorageErrors {

    private static final String TOO_LARGE = "Too large resource version";

    private StorageErrors() {}

    static ApiException notFound(ResourceArea area, StoreKey key) {
        return about(area, key, 404, "NotFound", " not found");
    }

    static ApiException alreadyExists(ResourceArea area, StoreKey key) {
        return about(area, key, 409, "AlreadyExists", " already exists");
    }

    private static ApiException about(ResourceArea area, StoreKey key, int code, String reason, String what) {
        String message = area.resource().groupResource() + " \"" + key.name() + "\"" + what;
        Details details =
                new Details(key.name(), area.resource().group(), area.resource().resource(), "", List.of(), 0);
        return new ApiException(new Status(code, reason, message, details));
    }

    static ApiException badRequest(String message) {
        return new ApiException(new Status(400, "BadRequest", message, Details.NONE));
    }

    static ApiException internal(String message) {
        return new ApiException(new Status(500, "", message, Details.NONE));
    }

    static ApiException tooLargeResourceVersion(long wanted, long current) {
        String message = "Timeout: " + TOO_LARGE + ": " + Long.toUnsignedString(wanted) + ", current: " + current;
        Details details = new Details("", "", "", "", List.of(new Cause("ResourceVersionTooLarge", TOO_LARGE, "")), 1);
        return new ApiException(new Status(504, "Timeout", message, details));
    }

    static ApiException expired(String message) {
        return new ApiException(new Status(410, "Expired", message, Details.NONE));
    }

    /** A watch from a version that is compacted. */
    public static ApiException tooOld(long wanted, long oldest) {
        return expired("too old resource version: " + wanted + " (" + oldest + ")");
    }
}
