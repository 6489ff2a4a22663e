package io.envtest.internal.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which fields of the built-in types tell "absent" from their zero value, and which are written even when empty. All
 * others are left out when they are empty. Immutable; read once per class loader, when first asked.
 */
public final class FieldPresence {

    private static final Presence NOTHING = new Presence(Set.of(), Set.of());

    /** The fields of one type. */
    private record Presence(Set<String> pointers, Set<String> always) {}

    /** Read when first asked. */
    private static final class Table {
        private static final Map<String, String> BY_DEFINITION = read();
    }

    private final Presence presence;

    private FieldPresence(Presence presence) {
        this.presence = presence;
    }

    /** The fields of a definition such as {@code io.k8s.api.core.v1.PodSpec}. */
    public static FieldPresence of(String definition) {
        String words = Table.BY_DEFINITION.get(definition);
        return new FieldPresence(words == null ? NOTHING : presence(words.split(" ")));
    }

    /** Whether the field tells "absent" from its zero value, so that a zero value is kept. */
    public boolean keepsZero(String field) {
        return presence.pointers.contains(field);
    }

    /** Whether the field is written even when it is empty. */
    public boolean isAlwaysWritten(String field) {
        return presence.always.contains(field);
    }

    /** What is said of each definition, not taken apart: most are never asked for. */
    private static Map<String, String> read() {
        Map<String, String> table = new HashMap<>();
        try (InputStream in = FieldPresence.class.getResourceAsStream("field-presence.txt");
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int blank = line.indexOf(' ');
                if (blank > 0 && !line.startsWith("#")) {
                    table.put(line.substring(0, blank), line.substring(blank + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private static Presence presence(String[] words) {
        Set<String> pointers = Set.of();
        Set<String> always = Set.of();
        for (String word : words) {
            if (word.startsWith("pointer=")) {
                pointers = Set.of(word.substring("pointer=".length()).split(","));
            } else if (word.startsWith("always=")) {
                always = Set.of(word.substring("always=".length()).split(","));
            }
        }
        return new Presence(pointers, always);
    }
}
