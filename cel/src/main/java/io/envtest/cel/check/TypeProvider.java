package io.envtest.cel.check;

import io.envtest.cel.value.CelType;
import org.jspecify.annotations.Nullable;

/** Knows types by name. */
public interface TypeProvider {

    /** The type of a name, or null. */
    @Nullable
    CelType findType(String name);

    /** The type of a field of an object type, or null when there is no such field. */
    @Nullable
    CelType findField(String structName, String field);

    /** Whether expressions can make objects of an object type. */
    default boolean isConstructible(String structName) {
        return false;
    }
}
