package io.envtest.internal.webhook;

/** A webhook gave no answer that can be used; the message says why, as Kubernetes' client does. */
public class WebhookException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public WebhookException(String message) {
        super(message);
    }

    /** Says why, after something else went wrong. */
    public WebhookException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
