package io.envtest.internal.authz;

/**
 * The outcome of authorization.
 *
 * @param verdict yes, no, or no opinion
 * @param reason words for the client, empty for none
 */
public record Decision(Verdict verdict, String reason) {

    /** Allowed without words. */
    public static final Decision ALLOWED = new Decision(Verdict.ALLOW, "");

    /** No opinion, no words. */
    public static final Decision NOTHING_SAID = new Decision(Verdict.NO_OPINION, "");

    /** Yes, no, or no opinion. */
    public enum Verdict {
        /** Allowed; nobody else is asked. */
        ALLOW,
        /** Refused; nobody else is asked. */
        DENY,
        /** Somebody else may know. */
        NO_OPINION
    }

    /** Whether it is allowed. */
    public boolean allowed() {
        return verdict == Verdict.ALLOW;
    }
}
