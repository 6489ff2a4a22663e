package io.envtest.internal.feature;

/** How far a feature or a version of an API has come. */
public enum Stage {
    /** May go at any time. */
    ALPHA,
    /** Well tried, may still change. */
    BETA,
    /** Stays. */
    GA;

    /** The stage that the name of an API version tells. */
    static Stage ofVersion(String version) {
        if (version.contains("alpha")) {
            return ALPHA;
        }
        return version.contains("beta") ? BETA : GA;
    }
}
