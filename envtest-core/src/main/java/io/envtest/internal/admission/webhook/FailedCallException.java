package io.envtest.internal.admission.webhook;

import io.envtest.api.ApiException;
import io.envtest.internal.meta.ApiErrors;

/** A webhook could not be asked, or gave no verdict: its failure policy says what that means. */
final class FailedCallException extends Exception {

    private static final long serialVersionUID = 1L;

    FailedCallException(Webhook webhook, String why) {
        super("failed calling webhook \"" + webhook.name() + "\": " + why);
    }

    /** The refusal, where failures refuse. */
    ApiException refusal() {
        return ApiErrors.internal(String.valueOf(getMessage()));
    }
}
