package io.envtest.internal.admission.plugin.podsecurity;

import java.util.Map;

/**
 * A standard that pods are held to.
 *
 * @param level which one
 * @param version {@code latest} or {@code v1.N}: as of which Kubernetes
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
record SecurityPolicy(Level level, String version) {

    private static final String PREFIX = "pod-security.kubernetes.io/";
    private static final String LATEST = "latest";
    private static final String MAJOR = "v1.";

    /** How much a standard asks, in rising order. */
    enum Level {
        PRIVILEGED("privileged"),
        BASELINE("baseline"),
        RESTRICTED("restricted");

        private final String text;

        Level(String text) {
            this.text = text;
        }

        /** What is not known is taken for the strictest. */
        static Level of(String text) {
            for (Level level : values()) {
                if (level.text.equals(text)) {
                    return level;
                }
            }
            return RESTRICTED;
        }
    }

    /**
     * What a namespace asks for.
     *
     * @param mode {@code enforce}, {@code audit} or {@code warn}
     */
    static SecurityPolicy of(Map<String, String> labels, String mode) {
        return new SecurityPolicy(
                Level.of(labels.getOrDefault(PREFIX + mode, Level.PRIVILEGED.text)),
                labels.getOrDefault(PREFIX + mode + "-version", LATEST));
    }

    /** The minor version of Kubernetes. */
    int minor() {
        return version.matches("v1\\.\\d{1,9}")
                ? Integer.parseInt(version.substring(MAJOR.length()))
                : Integer.MAX_VALUE;
    }

    private boolean asksNothing() {
        return level == Level.PRIVILEGED;
    }

    /** Whether it may ask for more than another one. */
    boolean mayAskMoreThan(SecurityPolicy other) {
        return !asksNothing()
                && !equals(other)
                && !(version.equals(other.version) && level.compareTo(other.level) <= 0);
    }

    @Override
    public String toString() {
        return level.text + ":" + version;
    }
}
