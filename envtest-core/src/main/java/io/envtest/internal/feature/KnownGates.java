package io.envtest.internal.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All gates of Kubernetes, read only where somebody sets one. */
final class KnownGates {

    private static final String FILE = "feature-gates.txt";

    private final Map<String, Set<String>> words;

    private KnownGates(Map<String, Set<String>> words) {
        this.words = words;
    }

    static KnownGates read() {
        try (InputStream in = KnownGates.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + FILE);
            }
            return new KnownGates(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(line -> line[0], Set::of)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is such a gate. */
    boolean has(String gate) {
        return words.containsKey(gate);
    }

    /** Whether nothing that is seen here depends on it, or it is set to what it is anyway. */
    boolean isHarmless(Switch setting) {
        Set<String> of = words.getOrDefault(setting.name(), Set.of());
        return of.contains("unseen") || of.contains(setting.on() ? "on" : "off");
    }
}
