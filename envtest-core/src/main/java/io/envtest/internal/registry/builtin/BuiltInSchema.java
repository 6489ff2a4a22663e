package io.envtest.internal.registry.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.schema.catalogue.Type;
import java.util.List;

/** The shape of a built-in kind: that of its type in the catalogue. Defaults are its strategy's. */
record BuiltInSchema(Type type) implements ObjectSchema {

    @Override
    public List<String> normalise(ObjectNode object) {
        GoDecoder decoder = new GoDecoder();
        ObjectNode decoded = decoder.decode(type, object);
        object.removeAll();
        object.setAll(decoded);
        return decoder.unknown();
    }

    @Override
    public void setDefaults(ObjectNode object) {}
}
