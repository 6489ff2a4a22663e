package io.envtest.internal.schema.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes types of one package from the notation of the catalogue. */
final class TypeReader {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final Map<String, Type> SCALARS = Map.ofEntries(
            scalar("string", Type.Kind.STRING, ""),
            scalar("bool", Type.Kind.BOOLEAN, ""),
            scalar("int32", Type.Kind.INT32, ""),
            scalar("int64", Type.Kind.INT64, ""),
            scalar("uint32", Type.Kind.INT64, ""),
            scalar("double", Type.Kind.DOUBLE, ""),
            scalar("bytes", Type.Kind.BYTES, ""),
            scalar("time", Type.Kind.TIME, META + "Time"),
            scalar("microtime", Type.Kind.MICRO_TIME, META + "MicroTime"),
            scalar("duration", Type.Kind.DURATION, META + "Duration"),
            scalar("quantity", Type.Kind.QUANTITY, "io.k8s.apimachinery.pkg.api.resource.Quantity"),
            scalar("intorstring", Type.Kind.INT_OR_STRING, "io.k8s.apimachinery.pkg.util.intstr.IntOrString"));

    private final String packageName;
    private final Function<String, Type> definitions;

    TypeReader(String packageName, Function<String, Type> definitions) {
        this.packageName = packageName;
        this.definitions = definitions;
    }

    private static Map.Entry<String, Type> scalar(String notation, Type.Kind kind, String definition) {
        return Map.entry(notation, new Type(kind, definition, null));
    }

    Type definition(String simpleName, JsonNode row) {
        if (row.has("is")) {
            return reference(row.path("is").asText()).get();
        }
        List<Field> fields = new ArrayList<>();
        row.path("fields").forEach(field -> fields.add(field(field)));
        return new Type(
                packageName + "." + simpleName, fields, row.path("atomic").asBoolean(), row.get("unions"));
    }

    private Field field(JsonNode row) {
        return new Field(row, reference(row.path("t").asText()));
    }

    private Supplier<Type> reference(String notation) {
        Type scalar = SCALARS.get(notation);
        if (scalar != null) {
            return () -> scalar;
        }
        if (notation.startsWith("any:")) {
            Type any = new Type(Type.Kind.ANY, fullName(notation.substring("any:".length())), null);
            return () -> any;
        }
        if (notation.startsWith("{}")) {
            Type map = new Type(Type.Kind.MAP, "", reference(notation.substring(2)));
            return () -> map;
        }
        if (notation.startsWith("[")) {
            int end = notation.indexOf(']');
            String wrapper = notation.substring(1, end);
            Type list = new Type(
                    Type.Kind.LIST, wrapper.isEmpty() ? "" : fullName(wrapper), reference(notation.substring(end + 1)));
            return () -> list;
        }
        String name = fullName(notation);
        return () -> definitions.apply(name);
    }

    private String fullName(String name) {
        return name.startsWith(".") ? packageName + name : name;
    }
}
