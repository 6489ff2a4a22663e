package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.objectstore.StoredObject;

/** From the version that is served to the one that is stored, and back. */
final class Versions {

    private Versions() {}

    /** The object in the stored version; may be changed in place. */
    private static ObjectNode toStorage(ResourceDefinition definition, ObjectNode object) {
        if (!definition.converts()) {
            return object;
        }
        String version = definition.resource().version();
        return named(
                definition.declaration().toStorage(version).apply(object),
                definition.area().kind());
    }

    /** The object as the rules of its kind see it; may be changed in place. */
    static ObjectNode toRules(ResourceDefinition definition, ObjectNode object) {
        return definition.declaration().rulesAsServed() ? object : toStorage(definition, object);
    }

    /** The object in the stored version, after its rules have seen it; may be changed in place. */
    static ObjectNode fromRules(ResourceDefinition definition, ObjectNode object) {
        return definition.declaration().rulesAsServed() ? toStorage(definition, object) : object;
    }

    /** The object in the version that is served; may be changed in place. */
    static ObjectNode fromStorage(ResourceDefinition definition, ObjectNode stored) {
        if (!definition.converts()) {
            return stored;
        }
        String version = definition.resource().version();
        return named(definition.declaration().fromStorage(version).apply(stored), definition.kind());
    }

    /** The stored object as it is served, whatever is known of it from before: for what is read from the store itself. */
    static StoredObject fresh(ResourceDefinition definition, StoredObject stored) {
        if (!definition.declaration().convertedOutside()) {
            return served(definition, stored);
        }
        String version = definition.resource().version();
        ObjectNode tree = definition.declaration().freshFromStorage(version).apply(stored.tree());
        return new UnstoredObject(stored.key(), stored.revision(), stored.index(), named(tree, definition.kind()));
    }

    /** Fails if the object cannot be had in the version that is served, or not be stored again: it is then not touched. */
    static void requireServable(ResourceDefinition definition, StoredObject stored) {
        if (definition.declaration().convertedOutside()) {
            toStorage(definition, fresh(definition, stored).tree());
        }
    }

    /** What was stored before a change, as the change is compared with it. */
    static ObjectNode before(ResourceDefinition definition, ObjectNode stored, ObjectNode live) {
        boolean asked = definition.declaration().convertedOutside()
                && !definition.area().kind().equals(definition.kind());
        return asked ? toStorage(definition, live.deepCopy()) : stored;
    }

    /** The stored object as it is served. */
    static StoredObject served(ResourceDefinition definition, StoredObject stored) {
        return definition.converts()
                ? new UnstoredObject(
                        stored.key(), stored.revision(), stored.index(), fromStorage(definition, stored.tree()))
                : stored;
    }

    private static ObjectNode named(ObjectNode object, GroupVersionKind kind) {
        object.put("kind", kind.kind());
        object.put("apiVersion", kind.apiVersion());
        return object;
    }
}
