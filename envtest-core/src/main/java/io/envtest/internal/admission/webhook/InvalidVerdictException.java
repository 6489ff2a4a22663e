package io.envtest.internal.admission.webhook;

import io.envtest.internal.webhook.WebhookException;

/** A webhook's response does not keep to the rules. */
final class InvalidVerdictException extends WebhookException {

    private static final long serialVersionUID = 1L;

    InvalidVerdictException(String message) {
        super(message);
    }
}
