package io.envtest.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition of the catalogue while it is put together. */
final class Definition {
    final String name;
    String doc = "";
    /** For what is not a struct: the type that stands for it, such as {@code quantity} or {@code any:…}. */
    String alias = "";

    boolean atomic;
    /** Whether the server's OpenAPI documents can mention it, or only the protobuf schema does. */
    boolean published;

    @Nullable
    JsonNode unions;

    final List<Field> fields = new ArrayList<>();

    Definition(String name) {
        this.name = name;
    }

    /** {@code io.k8s.api.core.v1}. */
    String packageName() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    String version() {
        return packageName().substring(packageName().lastIndexOf('.') + 1);
    }

    @Nullable
    Field field(String json) {
        for (Field field : fields) {
            if (field.name.equals(json)) {
                return field;
            }
        }
        return null;
    }

    /** A field while it is put together. */
    static final class Field {
        final String name;
        /** In the notation of {@link TypeName}. */
        String type = "";

        String doc = "";
        /** What OpenAPI adds about the values of an enum, with the line breaks in front. */
        String valuesDoc = "";

        String protoName = "";
        int protoNumber;
        /** The numbers of the inlined structs that hold the field on the wire, outermost first. */
        List<Integer> inlinePath = List.of();

        /** The names of these structs. */
        List<String> inlineNames = List.of();

        boolean required;
        String listType = "";
        List<String> listMapKeys = List.of();
        String mergeKey = "";
        List<String> patchStrategy = List.of();
        boolean atomic;
        boolean granular;

        @Nullable
        JsonNode defaultValue;

        List<String> enumValues = List.of();

        Field(String name) {
            this.name = name;
        }
    }
}
