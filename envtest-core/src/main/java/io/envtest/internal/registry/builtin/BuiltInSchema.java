package io.envtest.internal.registry.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.GoEncoder;
import io.envtest.internal.codec.Spelling;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.schema.catalogue.Type;
import java.util.List;

/**
 * The shape of a built-in kind: that of its type in the catalogue. Defaults are its strategy's.
 *
 * @param type the type
 * @param apiVersion what objects of the type say of themselves
 * @param kind what they say, too
 */
record BuiltInSchema(Type type, String apiVersion, String kind) implements ObjectSchema {

    @Override
    public List<String> normalise(ObjectNode object, Spelling spelling) {
        GoDecoder decoder = new GoDecoder(spelling);
        ObjectNode decoded = decoder.decode(type, object);
        object.removeAll();
        object.setAll(decoded);
        return decoder.unknown();
    }

    @Override
    public void complete(ObjectNode object) {
        GoEncoder.complete(typeOf(object), object, isStoredAsJson());
    }

    /** Definitions of custom resources are; all other kinds go through protobuf, which knows no empty lists. */
    private boolean isStoredAsJson() {
        return apiVersion.startsWith("apiextensions.k8s.io/");
    }

    /** The object may be in another version, or of the same kind in another group. */
    private Type typeOf(ObjectNode object) {
        String saidVersion = object.path("apiVersion").asText();
        String saidKind = object.path("kind").asText();
        if (saidVersion.equals(apiVersion) && saidKind.equals(kind)) {
            return type;
        }
        GroupVersionKind said = GroupVersionKind.of(saidVersion, saidKind);
        return BuiltInTypes.catalogue()
                .objectType(said.group(), said.version(), said.kind())
                .orElse(type);
    }

    @Override
    public void setDefaults(ObjectNode object) {}
}
