package io.envtest.cel.policy;

import io.envtest.cel.check.TypeProvider;
import io.envtest.cel.value.CelType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Object} with everything below it, whose fields can be anything, and {@code JSONPatch}. */
record PatchTypes(TypeProvider common) implements TypeProvider {

    static final CelType OBJECT = CelType.struct("Object");
    static final CelType JSON_PATCH = CelType.struct("JSONPatch");

    private static final Map<String, CelType> PATCH_FIELDS =
            Map.of("op", CelType.STRING, "path", CelType.STRING, "from", CelType.STRING, "value", CelType.DYN);
    /** The server knows every field of a patch, but not the types of those that a patch does not have. */
    private static final CelType NO_TYPE = CelType.struct("");

    private static boolean isObject(String name) {
        return name.equals(OBJECT.name()) || name.startsWith(OBJECT.name() + ".");
    }

    @Override
    public @Nullable CelType findType(String name) {
        if (name.equals(JSON_PATCH.name())) {
            return JSON_PATCH;
        }
        return isObject(name) ? CelType.struct(name) : common.findType(name);
    }

    @Override
    public boolean isConstructible(String structName) {
        return structName.equals(JSON_PATCH.name()) || isObject(structName);
    }

    @Override
    public @Nullable CelType findField(String structName, String field) {
        if (structName.equals(JSON_PATCH.name())) {
            return PATCH_FIELDS.getOrDefault(field, NO_TYPE);
        }
        return isObject(structName) ? CelType.DYN : common.findField(structName, field);
    }
}
