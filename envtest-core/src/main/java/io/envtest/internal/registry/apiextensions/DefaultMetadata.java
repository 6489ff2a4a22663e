package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.registry.ObjectSchema;
import java.util.function.Supplier;

/** Metadata that a schema gives as a default: they must be what metadata of any object are. Pure. */
final class DefaultMetadata {

    private final Supplier<ObjectSchema> schema;

    /** Asks for the shape of metadata when there are some to look at. */
    DefaultMetadata(Supplier<ObjectSchema> schema) {
        this.schema = schema;
    }

    /** Why they cannot be read as metadata; empty if they can. */
    String wrong(JsonNode metadata) {
        if (metadata.isMissingNode() || metadata.isNull()) {
            return "";
        }
        if (!(metadata instanceof ObjectNode object)) {
            return "json: cannot unmarshal " + GoKinds.json(metadata) + " into Go value of type v1.ObjectMeta";
        }
        try {
            schema.get().normalise(object.deepCopy());
            return "";
        } catch (ApiException wrong) {
            return wrong.status().message();
        }
    }
}
