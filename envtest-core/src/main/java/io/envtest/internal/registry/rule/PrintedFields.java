package io.envtest.internal.registry.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the server's messages print structs: with the field names and the order of its own types, which are not those of
 * the API. Read once, when the first struct is printed.
 */
final class PrintedFields {

    /**
     * A field.
     *
     * @param printed name in messages
     * @param json name in the API; empty for a field that the API holds elsewhere
     * @param pointer whether null tells it is absent
     * @param omitEmpty whether it is left out when empty
     */
    record Printed(String printed, String json, boolean pointer, boolean omitEmpty) {}

    private static final class Table {
        static final Map<String, List<Printed>> ROWS = read();
    }

    private PrintedFields() {}

    /** The fields of a definition such as {@code io.k8s.api.core.v1.Volume}; null if it prints as in the API. */
    static @Nullable List<Printed> of(String definition) {
        String[] parts = definition.split("\\.");
        if (parts.length < 3) {
            return null;
        }
        return Table.ROWS.get(parts[parts.length - 3] + "/" + parts[parts.length - 1]);
    }

    private static Map<String, List<Printed>> read() {
        Map<String, List<Printed>> rows = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PrintedFields.class.getResourceAsStream("printed-fields.txt")),
                StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int space = line.indexOf(' ');
                List<Printed> fields = Stream.of(line.substring(space + 1).split(","))
                        .filter(field -> field.indexOf('=') > 0)
                        .map(PrintedFields::field)
                        .toList();
                rows.put(line.substring(0, space), fields);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("printed-fields.txt on the class path cannot be read", e);
        }
        return rows;
    }

    private static Printed field(String text) {
        int equals = text.indexOf('=');
        boolean omitEmpty = text.endsWith("-");
        String name = text.substring(equals + 1).replaceAll("[*-]+$", "");
        return new Printed(
                text.substring(0, equals), name, text.substring(equals).indexOf('*') > 0, omitEmpty);
    }
}
