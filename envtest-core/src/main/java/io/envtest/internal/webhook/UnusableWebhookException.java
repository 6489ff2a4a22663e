package io.envtest.internal.webhook;

/** A client configuration is of no use: nothing was sent. */
public final class UnusableWebhookException extends WebhookException {

    private static final long serialVersionUID = 1L;

    UnusableWebhookException(String message, Throwable cause) {
        super(message, cause);
    }
}
