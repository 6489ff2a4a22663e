package io.envtest.internal.controller.hpa;

/** A metric cannot be had. */
final class MetricException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    private final String reason;
    private final String kind;

    /**
     * Says why.
     *
     * @param reason for the condition, such as {@code FailedGetResourceMetric}
     * @param kind what was looked for, such as {@code cpu resource metric value}
     */
    MetricException(String reason, String kind, String message) {
        super(message);
        this.problem = message;
        this.reason = reason;
        this.kind = kind;
    }

    String reason() {
        return reason;
    }

    /** The failure as part of that of all metrics. */
    String summary() {
        return "failed to get " + kind + ": " + getMessage();
    }

    @Override
    public String getMessage() {
        return problem;
    }
}
