package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.codec.GoJsonWriter;

/** Trees to the bytes that are stored, and back. */
final class ObjectJson {

    /** Half of many an object, and looked into by writes only. */
    private static final String FIELDS = "fieldsV1";

    private ObjectJson() {}

    static GoJsonWriter.Written encode(ObjectNode tree) {
        return GoJsonWriter.stored(tree);
    }

    static ObjectNode decode(byte[] json) {
        try {
            return (ObjectNode) GoJson.decodeWritten(json, FIELDS);
        } catch (GoJsonException e) {
            throw new IllegalStateException("a stored object cannot be read", e);
        }
    }
}
