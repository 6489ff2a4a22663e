package io.envtest.internal.controller.job;

/**
 * How a job is bound to end.
 *
 * @param succeeded whether it is a success
 * @param reason reason of the conditions that say so
 * @param message their message
 */
record Verdict(boolean succeeded, String reason, String message) {

    static Verdict failed(String reason, String message) {
        return new Verdict(false, reason, message);
    }

    static Verdict succeeded(String reason, String message) {
        return new Verdict(true, reason, message);
    }

    /** The condition that is set while pods are being stopped. */
    String interim() {
        return succeeded ? JobConditions.SUCCESS_CRITERIA_MET : JobConditions.FAILURE_TARGET;
    }

    /** The condition that is set in the end. */
    String terminal() {
        return succeeded ? JobConditions.COMPLETE : JobConditions.FAILED;
    }
}
