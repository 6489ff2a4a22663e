package io.envtest.standalone.golden;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What differed in each case. One that is expected to be met and is not is tried at each {@link Pace}, and again,
 * because recordings have pauses and races that a busy machine stretches; those that were met only later are printed.
 */
final class Outcomes {

    private static final int ATTEMPTS = 2 * Pace.values().length;

    private final Unmet unmet;
    private final Map<String, List<String>> differences = new TreeMap<>();

    /**
     * Replays something.
     *
     * @param <T> what
     */
    @FunctionalInterface
    interface Attempt<T> {
        /** Gives the differences of its cases by their names. */
        Map<String, List<String>> at(Pace pace, T batch);
    }

    Outcomes(Unmet unmet) {
        this.unmet = unmet;
    }

    /**
     * Replays.
     *
     * @param batches what can be replayed together, and again
     * @param replay gives the differences of the batch's cases by their names
     */
    <T> Outcomes of(Collection<T> batches, Attempt<T> replay) {
        Collection<T> left = batches;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            List<T> again = new ArrayList<>();
            for (T batch : left) {
                if (!isDone(attempt, replay.at(Pace.of(attempt), batch))) {
                    again.add(batch);
                }
            }
            left = again;
        }
        return this;
    }

    private boolean isDone(int attempt, Map<String, List<String>> found) {
        boolean done = true;
        for (Map.Entry<String, List<String>> entry : found.entrySet()) {
            String name = entry.getKey();
            List<String> before = differences.get(name);
            if (before == null || !before.isEmpty()) {
                differences.put(name, entry.getValue());
                tell(attempt, name, before == null ? List.of() : before);
            }
            done &= isMet(name) || unmet.lists(name);
        }
        return done;
    }

    private void tell(int attempt, String name, List<String> before) {
        if (attempt > 1 && isMet(name) && !unmet.lists(name)) {
            System.out.println("Golden: " + name + " was met only at attempt " + attempt + text(before));
        } else if (Boolean.getBoolean("golden.show") && !isMet(name)) {
            System.out.println(name + text(differences.getOrDefault(name, List.of())));
        }
    }

    private boolean isMet(String name) {
        return differences.getOrDefault(name, List.of()).isEmpty();
    }

    /** Whether each case is met. */
    Map<String, Boolean> met() {
        Map<String, Boolean> met = new TreeMap<>();
        differences.keySet().forEach(name -> met.put(name, isMet(name)));
        return met;
    }

    /** What differs in the cases that are not met and not known for it, with the differences of each; empty if there is none. */
    List<String> regressions() {
        return differences.keySet().stream()
                .filter(name -> !isMet(name) && !unmet.lists(name))
                .map(name -> name + text(differences.getOrDefault(name, List.of())))
                .toList();
    }

    /** Prints how many are met, and fails if one is not that was; or writes the list anew, if that is asked for. */
    void check() {
        unmet.check(met(), regressions());
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> "\n    " + line).collect(Collectors.joining());
    }
}
