package io.envtest.cel.rule;

import io.envtest.cel.check.TypeProvider;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.SchemaType;
import io.envtest.cel.value.SchemaType.Field;
import io.envtest.cel.value.SchemaType.Shape;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows the object types of a schema, and those that every expression knows. */
final class SchemaTypeProvider implements TypeProvider {

    private final TypeProvider common;
    private final Map<String, SchemaType> structs = new HashMap<>();

    SchemaTypeProvider(TypeProvider common, SchemaType root) {
        this.common = common;
        collect(root);
    }

    private void collect(@Nullable SchemaType type) {
        if (type == null) {
            return;
        }
        CelType celType = type.celType();
        if (type.shape() == Shape.OBJECT && celType != null) {
            structs.put(celType.name(), type);
        }
        collect(type.element());
        type.fields().values().forEach(field -> collect(field.type()));
    }

    @Override
    public @Nullable CelType findType(String name) {
        SchemaType struct = structs.get(name);
        return struct == null ? common.findType(name) : struct.celType();
    }

    @Override
    public @Nullable CelType findField(String structName, String field) {
        SchemaType struct = structs.get(structName);
        Field found = struct == null ? null : struct.fields().get(field);
        return found == null ? null : found.type().celType();
    }
}
