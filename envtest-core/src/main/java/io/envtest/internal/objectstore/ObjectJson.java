package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.codec.GoJsonWriter;

/** Trees to compact bytes and back. */
final class ObjectJson {

    private ObjectJson() {}

    static byte[] encode(ObjectNode tree) {
        return GoJsonWriter.write(tree);
    }

    static ObjectNode decode(byte[] json) {
        try {
            return (ObjectNode) GoJson.decode(json).value();
        } catch (GoJsonException e) {
            throw new IllegalStateException("a stored object cannot be read", e);
        }
    }
}
