package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.ResourceVersions;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchQuery;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.time.ClusterClock;
import java.util.List;
import java.util.Optional;

/** The one store behind every resource, over any object storage. */
public final class GenericResourceStore implements ResourceStore {

    private final StoreParts parts;

    /** Over a storage that it does not close. */
    public GenericResourceStore(
            ObjectStorage storage, ClusterClock clock, ClusterRandom random, ManagedFields managedFields) {
        parts = new StoreParts(storage, clock, random, managedFields);
    }

    @Override
    public StoredObject get(Target target, String resourceVersion) {
        if (target.definition().declaration().strategy().has(Trait.IS_NOT_CACHED)) {
            ResourceVersions.parseUncached(resourceVersion);
        }
        StoredObject object = parts.storage()
                .get(target.definition().area(), target.key(), resourceVersion)
                .map(stored -> resourceVersion.isEmpty()
                        ? Versions.fresh(target.definition(), stored)
                        : Versions.served(target.definition(), stored))
                .orElseThrow(() -> ApiErrors.notFound(target.definition().resource(), target.name()));
        return scale(target)
                .map(paths -> ScaleChange.scaleOf(target, paths, object))
                .orElse(object);
    }

    @Override
    public ObjectPage list(ResourceDefinition definition, ListQuery query) {
        ObjectPage page = parts.storage().list(definition.area(), query);
        if (!definition.converts()) {
            return page;
        }
        List<StoredObject> served = page.items().stream()
                .map(item -> Versions.served(definition, item))
                .toList();
        return new ObjectPage(served, page.revision(), page.continueToken(), page.remaining());
    }

    @Override
    public WatchHandle watch(ResourceDefinition definition, WatchQuery query, WatchSink sink) {
        if (!definition.converts()) {
            return parts.storage().watch(definition.area(), query, sink);
        }
        ConvertingSink converting = new ConvertingSink(definition, sink);
        if (!definition.declaration().convertedOutside()) {
            return parts.storage().watch(definition.area(), query, converting);
        }
        PatientSink patient = new PatientSink(converting);
        return patient.handle(parts.storage().watch(definition.area(), query, patient));
    }

    @Override
    public StoredObject create(Target target, ObjectNode object, WriteOptions options, AdmissionCallback admission) {
        return new Creation(parts).create(target, object, options, admission);
    }

    @Override
    public WriteResult update(Target target, ObjectUpdate update, WriteOptions options, AdmissionCallback admission) {
        Optional<ScalePaths> scale = scale(target);
        return scale.isPresent()
                ? new ScaleChange(parts, target, scale.get(), update, options, admission).run()
                : new Change(parts, target, update, options, admission).run();
    }

    private static Optional<ScalePaths> scale(Target target) {
        return target.subresource().equals("scale")
                ? target.definition().declaration().scale()
                : Optional.empty();
    }

    @Override
    public DeleteResult delete(Target target, DeleteOptions options, AdmissionCallback admission) {
        target.definition().declaration().strategy().neverDeleted(target.name()).ifPresent(why -> {
            throw ApiErrors.forbidden(target.definition().resource(), target.name(), why);
        });
        return deleteNamed(target, options, admission);
    }

    private DeleteResult deleteNamed(Target target, DeleteOptions options, AdmissionCallback admission) {
        if (options.propagationPolicy().isEmpty() && options.orphanDependents() == null) {
            target.context().warn(target.definition().declaration().strategy().deletionWarning());
        }
        return new Deletion(parts, target, options, admission).run();
    }

    @Override
    public ObjectPage deleteCollection(
            Target target, ListQuery query, DeleteOptions options, AdmissionCallback admission) {
        ObjectPage listed = list(target.definition(), query);
        for (StoredObject object : listed.items()) {
            try {
                deleteNamed(target.named(object.key().namespace(), object.key().name()), options, admission);
            } catch (ApiException e) {
                if (!e.hasReason("NotFound")) {
                    throw e;
                }
            }
        }
        return listed;
    }

    /** Turns each object into the version that was asked for. */
    private record ConvertingSink(ResourceDefinition definition, WatchSink sink) implements WatchSink {

        @Override
        public void event(WatchEvent type, StoredObject object) {
            sink.event(type, Versions.served(definition, object));
        }

        @Override
        public void bookmark(long revision, boolean initialEventsEnd) {
            sink.bookmark(revision, initialEventsEnd);
        }

        @Override
        public void error(Status status) {
            sink.error(status);
        }

        @Override
        public void closed() {
            sink.closed();
        }

        @Override
        public boolean ready() {
            return sink.ready();
        }
    }
}
