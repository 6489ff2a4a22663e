package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Optional;

/** Creates objects. */
final class Creation {

    private static final int NAME_ATTEMPTS = 8;

    private final StoreParts parts;

    Creation(StoreParts parts) {
        this.parts = parts;
    }

    StoredObject create(Target target, ObjectNode object, WriteOptions options, AdmissionCallback admission) {
        WriteSteps steps = new WriteSteps(parts, target, options, admission);
        ObjectMeta meta = SystemMetadata.of(object);
        SystemMetadata.wipe(meta);
        SystemMetadata.namespace(target, meta);
        steps.requireOpen(meta);
        steps.mutate(object, object.objectNode(), false);
        ObjectNode ruled = Versions.toRules(target.definition(), object);
        boolean generated = meta.name().isEmpty() && !meta.generateName().isEmpty();
        for (int attempt = 1; ; attempt++) {
            ObjectNode candidate = generated ? ruled.deepCopy() : ruled;
            try {
                return write(target, candidate, options, steps);
            } catch (ApiException e) {
                if (!generated || !e.hasReason("AlreadyExists") || attempt == NAME_ATTEMPTS) {
                    throw e;
                }
            } finally {
                steps.undo();
            }
        }
    }

    private StoredObject write(Target target, ObjectNode object, WriteOptions options, WriteSteps steps) {
        steps.create(object);
        ObjectMeta meta = SystemMetadata.of(object);
        StoreKey key = target.named(target.namespace(), meta.name()).key();
        if (options.dryRun()) {
            return dryRun(target, Versions.fromRules(target.definition(), object), key, steps);
        }
        if (ResourceVersion.isSet(meta.resourceVersion())) {
            throw ApiErrors.unknown("resourceVersion should not be set on objects to be created");
        }
        boolean generated = !meta.generateName().isEmpty();
        try {
            StoredObject written = parts.storage()
                    .create(
                            target.definition().area(),
                            key,
                            steps.newObject(Versions.fromRules(target.definition(), object)));
            steps.committed();
            return Versions.fresh(target.definition(), written);
        } catch (ApiException e) {
            throw e.hasReason("AlreadyExists") ? taken(target, key, generated) : e;
        }
    }

    private StoredObject dryRun(Target target, ObjectNode object, StoreKey key, WriteSteps steps) {
        if (current(target, key).isPresent()) {
            throw taken(target, key, !SystemMetadata.of(object).generateName().isEmpty());
        }
        return steps.unstored(object, 0);
    }

    private ApiException taken(Target target, StoreKey key, boolean generated) {
        boolean leaving = current(target, key)
                .map(object -> SystemMetadata.of(object.tree()).hasDeletionTimestamp())
                .orElse(false);
        ApiException taken = generated
                ? ApiErrors.generateNameConflict(target.definition().resource(), key.name())
                : ApiErrors.alreadyExists(target.definition().resource(), key.name());
        return leaving ? ApiErrors.prefixed("object is being deleted: ", taken) : taken;
    }

    private Optional<StoredObject> current(Target target, StoreKey key) {
        return parts.storage().get(target.definition().area(), key, "");
    }
}
