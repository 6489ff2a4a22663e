package io.envtest.internal.aggregation;

/**
 * Whether a server that is called answers.
 *
 * @param available whether it does
 * @param reason one word
 * @param message a sentence
 */
record Verdict(boolean available, String reason, String message) {

    /** It answers. */
    static final Verdict PASSED = new Verdict(true, "Passed", "all checks passed");

    /** It was asked, and does not answer. */
    static Verdict failed(String message) {
        return new Verdict(false, "FailedDiscoveryCheck", message);
    }
}
