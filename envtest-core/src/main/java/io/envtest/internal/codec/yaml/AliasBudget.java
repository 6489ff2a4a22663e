package io.envtest.internal.codec.yaml;

/** Keeps a small document from becoming a huge tree by aliases of aliases. The figures are those of the real server. */
final class AliasBudget {
    private static final long FEW_ALIASES = 100;
    private static final long SMALL_TREE = 1000;
    private static final double HIGH_RATIO = 0.99;
    private static final double LOW_RATIO = 0.10;
    private static final long HIGH_RATIO_UP_TO = 400_000;
    private static final long LOW_RATIO_FROM = 4_000_000;

    private long decoded;
    private long expanded;

    /** Nodes of the tree so far. */
    long decoded() {
        return decoded;
    }

    /** A node was written out. */
    void decode() {
        decoded++;
    }

    /** Nodes are about to be repeated by an alias. */
    void expand(long nodes) throws MalformedYamlException {
        decoded += nodes + 1;
        expanded += nodes;
        if (expanded > FEW_ALIASES && decoded > SMALL_TREE && (double) expanded / decoded > allowedRatio()) {
            throw new MalformedYamlException("yaml: document contains excessive aliasing");
        }
    }

    private double allowedRatio() {
        if (decoded <= HIGH_RATIO_UP_TO) {
            return HIGH_RATIO;
        }
        if (decoded >= LOW_RATIO_FROM) {
            return LOW_RATIO;
        }
        double share = (double) (decoded - HIGH_RATIO_UP_TO) / (LOW_RATIO_FROM - HIGH_RATIO_UP_TO);
        return HIGH_RATIO - (HIGH_RATIO - LOW_RATIO) * share;
    }
}
