package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.registry.builtin.BuiltInSchemas;

/** Metadata that a schema gives as a default: they must be what metadata of any object are. Pure. */
final class DefaultMetadata {

    private static final ObjectSchema METADATA = BuiltInSchemas.metadata();

    private DefaultMetadata() {}

    /** Why they cannot be read as metadata; empty if they can. */
    static String wrong(JsonNode metadata) {
        if (metadata.isMissingNode() || metadata.isNull()) {
            return "";
        }
        if (!(metadata instanceof ObjectNode object)) {
            return "json: cannot unmarshal " + GoKinds.json(metadata) + " into Go value of type v1.ObjectMeta";
        }
        try {
            METADATA.normalise(object.deepCopy());
            return "";
        } catch (ApiException wrong) {
            return wrong.status().message();
        }
    }
}
