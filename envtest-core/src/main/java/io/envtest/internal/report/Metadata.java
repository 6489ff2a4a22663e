package io.envtest.internal.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.meta.v1.ObjectMeta;

/** The metadata of objects of any kind. */
final class Metadata {

    private Metadata() {}

    static ObjectMeta of(ObjectNode object) {
        return ObjectMeta.of(object.withObjectProperty("metadata"));
    }
}
