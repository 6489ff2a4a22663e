package io.envtest.internal.registry.builtin;

import io.envtest.api.GroupVersionKind;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.schema.catalogue.Type;
import java.util.Optional;

/** Schemas of the built-in kinds: those that are stored, and those that only travel (options, reviews, Scale). */
public final class BuiltInSchemas {

    private BuiltInSchemas() {}

    /** The schema of a kind, empty if the catalogue does not know it. */
    public static Optional<ObjectSchema> of(GroupVersionKind kind) {
        return BuiltInTypes.catalogue()
                .objectType(kind.group(), kind.version(), kind.kind())
                .map(type -> new BuiltInSchema(type, kind.apiVersion(), kind.kind()));
    }

    /** The shape of metadata by itself, as it also stands in objects embedded in others. */
    public static ObjectSchema metadata() {
        return new BuiltInSchema(type("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"), "", "");
    }

    static Type type(String definition) {
        return BuiltInTypes.catalogue().type(definition);
    }
}
