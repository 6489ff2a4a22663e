package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.endpoint.apply.BuiltInVersions;
import io.envtest.internal.endpoint.apply.CatalogueShapes;
import io.envtest.internal.endpoint.apply.FieldManager;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.time.ClusterClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes who owns the fields of objects that are posted and never stored. Thread-safe. */
public final class PostedOwners {

    private record Key(GroupVersionKind kind, String subresource) {}

    private final ClusterClock clock;
    private final Map<Key, FieldManager> managers = new ConcurrentHashMap<>();

    /** Dates entries by this clock. */
    public PostedOwners(ClusterClock clock) {
        this.clock = clock;
    }

    /**
     * Gives all that was posted to one manager.
     *
     * @param object its managedFields are set in place
     */
    public void own(GroupVersionKind kind, String subresource, ObjectNode object, String manager) {
        managers.computeIfAbsent(new Key(kind, subresource), PostedOwners::make)
                .update(null, object, manager, clock.now());
    }

    private static FieldManager make(Key key) {
        GroupVersionKind kind = key.kind();
        Type type = BuiltInTypes.catalogue()
                .objectType(kind.group(), kind.version(), kind.kind())
                .orElseThrow(() -> new IllegalStateException(kind + " is not in the catalogue"));
        return new FieldManager(
                new BuiltInVersions(
                        Map.of(kind.apiVersion(), type), new CatalogueShapes(), (object, version) -> object.deepCopy()),
                kind.apiVersion(),
                kind.kind(),
                key.subresource(),
                List.of());
    }
}
