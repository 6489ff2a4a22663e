package io.envtest.internal.admission.policy;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import java.util.List;

/** How policies refuse. */
final class Refusals {

    private Refusals() {}

    /** The refusal with the reason that a policy gives, and the code that goes with it. */
    static ApiException withReason(ApiException forbidden, String reason, String cause) {
        int code = switch (reason) {
            case "Unauthorized" -> 401;
            case "Forbidden" -> 403;
            case "RequestEntityTooLarge" -> 413;
            default -> 422;
        };
        Status status = forbidden.status();
        return new ApiException(new Status(code, reason, status.message(), caused(status, List.of(cause))));
    }

    /** The refusal that tells no more than why. */
    static ApiException because(ApiException forbidden, String reason, List<String> causes) {
        Status status = forbidden.status();
        return new ApiException(new Status(status.code(), reason, causes.get(0), caused(status, causes)));
    }

    private static Status.Details caused(Status status, List<String> causes) {
        Status.Details details = status.details();
        return new Status.Details(
                details.name(),
                details.group(),
                details.kind(),
                details.uid(),
                causes.stream().map(cause -> new Status.Cause("", cause, "")).toList(),
                details.retryAfterSeconds());
    }
}
