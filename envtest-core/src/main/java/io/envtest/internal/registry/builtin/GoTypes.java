package io.envtest.internal.registry.builtin;

import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The names of Go types, as decoding errors show them: {@code []v1.Container}, {@code map[string]string}. */
final class GoTypes {

    /** Read with the first error. */
    private static final class Table {
        private static final Map<String, String> NAMED = read();
    }

    private GoTypes() {}

    /**
     * The type of a field, or of its elements.
     *
     * @param depth 0 for the field, 1 for an element of it, 2 for an element of that
     */
    static String of(Type struct, Field field, int depth) {
        String whole = of(struct, field);
        if (depth == 0) {
            return whole;
        }
        if (depth == 1 && whole.startsWith("[]")) {
            return whole.substring(2);
        }
        if (depth == 1 && whole.startsWith("map[")) {
            return whole.substring(whole.indexOf(']') + 1);
        }
        Type type = field.type();
        for (int i = 0; i < depth; i++) {
            type = type.items();
        }
        return of(struct, type);
    }

    private static String of(Type struct, Field field) {
        String named = named(struct, field.name());
        Type type = field.type();
        if (named == null) {
            return of(struct, type);
        }
        return type.kind() == Type.Kind.LIST && type.definition().isEmpty() && !named.equals("ValidationRules")
                ? "[]" + qualified(struct, named)
                : qualified(struct, named);
    }

    private static @Nullable String named(Type struct, String field) {
        String name = struct.goName();
        String[] parts = struct.definition().split("\\.");
        String narrow = parts[parts.length - 3] + ":" + name + "." + field;
        String named = Table.NAMED.get(narrow);
        if (named == null) {
            named = Table.NAMED.get(name + "." + field);
        }
        return named == null && name.endsWith("Condition") ? conditionField(name, field) : named;
    }

    private static @Nullable String conditionField(String struct, String field) {
        return switch (field) {
            case "type" -> struct.equals("Condition") ? null : struct + "Type";
            case "status" ->
                struct.startsWith("CustomResource") || struct.startsWith("APIService")
                        ? "ConditionStatus"
                        : "v1.ConditionStatus";
            default -> null;
        };
    }

    private static String of(Type struct, Type type) {
        return switch (type.kind()) {
            case STRING, TIME, MICRO_TIME, DURATION -> "string";
            case BOOLEAN -> "bool";
            case INT32, INT_OR_STRING -> "int32";
            case INT64 -> "int64";
            case DOUBLE -> "float64";
            case BYTES -> "[]uint8";
            case QUANTITY -> "resource.Quantity";
            case STRUCT, ANY -> qualified(type, type.goName());
            case LIST ->
                type.definition().isEmpty() ? "[]" + element(struct, type.items()) : qualified(type, type.goName());
            case MAP ->
                type.items().kind() == Type.Kind.QUANTITY
                        ? "v1.ResourceList"
                        : "map[string]" + element(struct, type.items());
        };
    }

    private static String element(Type struct, Type type) {
        return type.kind() == Type.Kind.TIME ? "v1.Time" : of(struct, type);
    }

    /** The name with the package of the type in front. */
    private static String qualified(Type type, String name) {
        String[] parts = type.definition().split("\\.");
        if (name.indexOf('.') >= 0 || name.equals("string")) {
            return name.replace("@", parts[parts.length - 2]);
        }
        return parts[parts.length - 2] + "." + name;
    }

    private static Map<String, String> read() {
        Map<String, String> table = new HashMap<>();
        try (InputStream in = GoTypes.class.getResourceAsStream("go-types.txt");
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ");
                for (int i = 1; i < words.length; i++) {
                    int equals = words[i].indexOf('=');
                    table.put(words[0] + "." + words[i].substring(0, equals), words[i].substring(equals + 1));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(table);
    }
}
