package io.envtest.internal.registry.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what two lists of lines have in common: the longest common run, then the same to its left and to its right. In
 * long lists, lines that occur very often do not begin a run.
 */
final class LineMatcher {

    private static final int LONG = 200;

    /**
     * A stretch of lines, the same in both lists or replaced.
     *
     * @param same whether the lines are equal
     */
    record Edit(boolean same, int from, int fromEnd, int to, int toEnd) {

        Edit head(int lines) {
            return new Edit(same, from, Math.min(fromEnd, from + lines), to, Math.min(toEnd, to + lines));
        }

        Edit tail(int lines) {
            return new Edit(same, Math.max(from, fromEnd - lines), fromEnd, Math.max(to, toEnd - lines), toEnd);
        }
    }

    private record Run(int from, int to, int length) {}

    private final List<String> from;
    private final List<String> to;
    private final Map<String, List<Integer>> places = new HashMap<>();

    LineMatcher(List<String> from, List<String> to) {
        this.from = from;
        this.to = to;
        for (int i = 0; i < to.size(); i++) {
            places.computeIfAbsent(to.get(i), k -> new ArrayList<>()).add(i);
        }
        if (to.size() >= LONG) {
            int popular = to.size() / 100 + 1;
            places.values().removeIf(where -> where.size() > popular);
        }
    }

    /** What to keep and what to replace, from the first line to the last. */
    List<Edit> edits() {
        List<Run> runs = new ArrayList<>();
        collect(0, from.size(), 0, to.size(), runs);
        runs.sort(Comparator.comparingInt(Run::from).thenComparingInt(Run::to));
        runs.add(new Run(from.size(), to.size(), 0));
        List<Edit> edits = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (Run run : merged(runs)) {
            if (i < run.from || j < run.to) {
                edits.add(new Edit(false, i, run.from, j, run.to));
            }
            i = run.from + run.length;
            j = run.to + run.length;
            if (run.length > 0) {
                edits.add(new Edit(true, run.from, i, run.to, j));
            }
        }
        return edits;
    }

    private static List<Run> merged(List<Run> runs) {
        List<Run> merged = new ArrayList<>();
        for (Run run : runs) {
            Run last = merged.isEmpty() ? new Run(-1, -1, 0) : merged.get(merged.size() - 1);
            if (last.length > 0 && last.from + last.length == run.from && last.to + last.length == run.to) {
                merged.set(merged.size() - 1, new Run(last.from, last.to, last.length + run.length));
            } else {
                merged.add(run);
            }
        }
        return merged;
    }

    private void collect(int fromLow, int fromHigh, int toLow, int toHigh, List<Run> runs) {
        Run run = longest(fromLow, fromHigh, toLow, toHigh);
        if (run.length == 0) {
            return;
        }
        runs.add(run);
        collect(fromLow, run.from, toLow, run.to, runs);
        collect(run.from + run.length, fromHigh, run.to + run.length, toHigh, runs);
    }

    private Run longest(int fromLow, int fromHigh, int toLow, int toHigh) {
        Run best = new Run(fromLow, toLow, 0);
        Map<Integer, Integer> lengths = new HashMap<>();
        for (int i = fromLow; i < fromHigh; i++) {
            Map<Integer, Integer> next = new HashMap<>();
            for (int j : places.getOrDefault(from.get(i), List.of())) {
                if (j >= toLow && j < toHigh) {
                    int length = lengths.getOrDefault(j - 1, 0) + 1;
                    next.put(j, length);
                    if (length > best.length) {
                        best = new Run(i - length + 1, j - length + 1, length);
                    }
                }
            }
            lengths = next;
        }
        return extended(best, fromLow, fromHigh, toLow, toHigh);
    }

    private Run extended(Run run, int fromLow, int fromHigh, int toLow, int toHigh) {
        int i = run.from;
        int j = run.to;
        int length = run.length;
        while (i > fromLow && j > toLow && from.get(i - 1).equals(to.get(j - 1))) {
            i--;
            j--;
            length++;
        }
        while (i + length < fromHigh
                && j + length < toHigh
                && from.get(i + length).equals(to.get(j + length))) {
            length++;
        }
        return new Run(i, j, length);
    }
}
