package io.envtest.internal.cron;

/** A text is no cron schedule; the message says why in the real server's words. */
public final class CronSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    CronSyntaxException(String message) {
        super(message, null, false, false);
    }
}
