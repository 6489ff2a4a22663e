package io.envtest.internal.webhook;

/** A webhook did not answer in time. */
public final class WebhookTimeoutException extends WebhookException {

    private static final long serialVersionUID = 1L;

    WebhookTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
