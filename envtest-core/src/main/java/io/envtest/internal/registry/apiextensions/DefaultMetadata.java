package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoKinds;

/** Metadata that a schema gives as a default: only an object can be read as such. Pure. */
final class DefaultMetadata {

    private DefaultMetadata() {}

    /** Why they cannot be read as metadata; empty if they can. */
    static String wrong(JsonNode metadata) {
        return metadata.isMissingNode() || metadata.isNull() || metadata.isObject()
                ? ""
                : "json: cannot unmarshal " + GoKinds.json(metadata) + " into Go value of type v1.ObjectMeta";
    }
}
