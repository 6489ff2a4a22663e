package io.envtest.standalone.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    /**
     * Fails if a case is not met that is not listed; or writes the list anew, if that is asked for.
     *
     * @param regressions such cases, each with what differs
     */
    void check(Map<String, Boolean> results, List<String> regressions) {
        System.out.println(summary(results));
        if (Boolean.getBoolean("golden.update")) {
            write(results);
            return;
        }
        assertThat(regressions)
                .withFailMessage(() ->
                        regressions.size() + " " + what + " that were met before:\n" + String.join("\n", regressions))
                .isEmpty();
    }

    /** How many are met, by area, and how many of the list are met by now. */
    private String summary(Map<String, Boolean> results) {
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

    private void write(Map<String, Boolean> results) {
        Path file = Path.of("src/test/resources/golden/unmet-" + what + ".txt");
        String text = results.entrySet().stream()
                .filter(result -> !result.getValue())
                .map(result -> result.getKey() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("the list cannot be written", e);
        }
    }
}
