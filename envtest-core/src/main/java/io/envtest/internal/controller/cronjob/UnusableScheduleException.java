package io.envtest.internal.controller.cronjob;

/** A CronJob's schedule or time zone does not say when to run. */
final class UnusableScheduleException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    private final String reason;

    UnusableScheduleException(String reason, String message) {
        super(message);
        this.problem = message;
        this.reason = reason;
    }

    /** The reason for an event. */
    String reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return problem;
    }
}
