package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.patch.PatchType;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import org.jspecify.annotations.Nullable;

/**
 * A built-in type as strategic merge patch sees it.
 *
 * @param type the type
 */
record CataloguePatchType(Type type) implements PatchType {

    @Override
    public String name() {
        return type.goName();
    }

    @Override
    public @Nullable PatchType field(String field) {
        Field found = type.field(field);
        if (found == null) {
            return type.kind() == Type.Kind.MAP ? new CataloguePatchType(type.items()) : null;
        }
        Type own = found.type();
        return new CataloguePatchType(own.kind() == Type.Kind.LIST ? own.items() : own);
    }

    @Override
    public String patchStrategy(String field) {
        Field found = type.field(field);
        return found == null ? "" : String.join(",", found.patchStrategy());
    }

    @Override
    public String patchMergeKey(String field) {
        Field found = type.field(field);
        return found == null ? "" : found.patchMergeKey();
    }
}
