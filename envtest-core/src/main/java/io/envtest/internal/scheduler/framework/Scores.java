package io.envtest.internal.scheduler.framework;

import java.util.Map;

/** The usual ways to normalize scores. */
public final class Scores {

    private Scores() {}

    /** The highest becomes the best score, or, reversed, the worst; the others in proportion. */
    public static void byHighest(Map<String, Long> scores, boolean reversed) {
        long highest = scores.values().stream().mapToLong(Long::longValue).max().orElse(0);
        scores.replaceAll((node, score) -> {
            long share = highest == 0 ? 0 : score * ScorePlugin.BEST / highest;
            return reversed ? ScorePlugin.BEST - share : share;
        });
    }

    /** The highest becomes the best score, the lowest 0; all equal become 0. */
    public static void byRange(Map<String, Long> scores) {
        long highest = scores.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long lowest = scores.values().stream().mapToLong(Long::longValue).min().orElse(0);
        scores.replaceAll((node, score) ->
                highest == lowest ? 0 : (long) (ScorePlugin.BEST * ((double) (score - lowest) / (highest - lowest))));
    }
}
