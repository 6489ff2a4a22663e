package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.structural.Defaulting;
import io.envtest.internal.schema.structural.NullFields;
import io.envtest.internal.schema.structural.Pruning;
import io.envtest.internal.schema.structural.StructuralSchema;
import java.util.function.UnaryOperator;

/**
 * Conversion by name alone between the version that is stored and another one: the version is written in, and what it does
 * not know is dropped. An object that is read has the defaults that the stored version states now. Thread-safe.
 *
 * @param group group of the definition
 */
record VersionConversion(
        String group, String storedVersion, StructuralSchema stored, String version, StructuralSchema schema) {

    private boolean isIdentity() {
        return storedVersion.equals(version);
    }

    UnaryOperator<ObjectNode> toStored() {
        return object -> isIdentity() ? object : to(object, storedVersion, stored);
    }

    UnaryOperator<ObjectNode> fromStored() {
        return object -> {
            to(object, storedVersion, stored);
            Defaulting.apply(object, stored);
            return isIdentity() ? object : to(object, version, schema);
        };
    }

    private ObjectNode to(ObjectNode object, String name, StructuralSchema shape) {
        object.put("apiVersion", group + "/" + name);
        Pruning.prune(object, shape);
        NullFields.drop(object, shape);
        return object;
    }
}
