package io.envtest.standalone.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The checked-in list of recordings that are not met yet. It may only shrink. */
final class Unmet {

    private final String what;
    private final Set<String> names;

    private Unmet(String what, Set<String> names) {
        this.what = what;
        this.names = names;
    }

    static Unmet read(String what) throws IOException {
        try (InputStream in = Unmet.class.getResourceAsStream("/golden/unmet-" + what + ".txt")) {
            if (in == null) {
                return new Unmet(what, Set.of());
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Unmet(what, text.lines().filter(line -> !line.isBlank()).collect(Collectors.toSet()));
        }
    }

    /** Whether a case is known not to be met. */
    boolean lists(String name) {
        return names.contains(name);
    }

    /** Prints the differences of a case if {@code -Dgolden.show=true} asks for them. */
    static List<String> shown(String name, List<String> differences) {
        if (Boolean.getBoolean("golden.show") && !differences.isEmpty()) {
            System.out.println(name + "\n  " + String.join("\n  ", differences));
        }
        return differences;
    }

    /** Fails if a case fails that is not listed; or writes the list anew, if that is asked for. */
    void check(Map<String, Boolean> results) throws IOException {
        System.out.println(summary(results));
        if (Boolean.getBoolean("golden.update")) {
            write(results);
            return;
        }
        assertThat(regressions(results)).as("%s that were met before", what).isEmpty();
    }

    /** Cases that fail although they are not listed. */
    List<String> regressions(Map<String, Boolean> results) {
        return results.entrySet().stream()
                .filter(result -> !result.getValue() && !names.contains(result.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many are met, by area, and how many of the list are met by now. */
    String summary(Map<String, Boolean> results) {
        Map<String, int[]> areas = new TreeMap<>();
        results.forEach((name, met) -> {
            int[] counts = areas.computeIfAbsent(name.split("[-/]")[0], area -> new int[2]);
            counts[0] += met ? 1 : 0;
            counts[1]++;
        });
        long met = results.values().stream().filter(Boolean::booleanValue).count();
        long better = results.entrySet().stream()
                .filter(result -> result.getValue() && names.contains(result.getKey()))
                .count();
        StringBuilder out = new StringBuilder("Golden " + what + ": " + met + " of " + results.size() + " met");
        if (better > 0) {
            out.append(" (")
                    .append(better)
                    .append(" of them are still listed as unmet: run with -Dgolden.update=true)");
        }
        areas.forEach((area, counts) -> out.append("\n  ")
                .append(area)
                .append(": ")
                .append(counts[0])
                .append(" of ")
                .append(counts[1]));
        return out.toString();
    }

    void write(Map<String, Boolean> results) throws IOException {
        Path file = Path.of("src/test/resources/golden/unmet-" + what + ".txt");
        String text = results.entrySet().stream()
                .filter(result -> !result.getValue())
                .map(result -> result.getKey() + "\n")
                .collect(Collectors.joining());
        Files.writeString(file, text);
    }
}
