package io.envtest.internal.controller.gc;

import io.envtest.api.ApiException;
import io.envtest.internal.controller.gc.Graph.Dependent;
import io.envtest.internal.controller.gc.Graph.NodeState;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ResourceMapper;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.spi.component.ApiAccess;
import io.envtest.spi.component.ServedResource;
import java.util.Optional;
import java.util.Set;

/** Takes the references to an owner off its dependents and then lets the owner go. */
final class OrphanAttempt {

    private final ApiAccess api;
    private final ResourceMapper mapper;
    private final Graph graph;
    private final Orphaned orphaned;
    private final OwnerPatches patches;

    OrphanAttempt(ApiAccess api, ResourceMapper mapper, Graph graph, Orphaned orphaned) {
        this.api = api;
        this.mapper = mapper;
        this.graph = graph;
        this.orphaned = orphaned;
        this.patches = new OwnerPatches(api);
    }

    Result reconcile(String uid) {
        Optional<NodeState> node = graph.state(uid);
        if (node.isEmpty()) {
            return Result.DONE;
        }
        orphaned.add(uid);
        for (Dependent dependent : node.get().dependents()) {
            release(dependent.identity(), uid);
        }
        ObjectIdentity owner = node.get().identity();
        mapper.find(owner.apiVersion(), owner.kind())
                .ifPresent(served -> patches.removeFinalizer(served.resource(), owner, Finalizers.ORPHAN));
        return Result.DONE;
    }

    private void release(ObjectIdentity dependent, String ownerUid) {
        Optional<ServedResource> served = mapper.find(dependent.apiVersion(), dependent.kind());
        if (served.isEmpty()) {
            return;
        }
        try {
            var now = Meta.of(api.get(served.get().resource(), dependent.namespace(), dependent.name()));
            if (now.uid().equals(dependent.uid())) {
                patches.removeOwners(served.get().resource(), now, Set.of(ownerUid));
            }
        } catch (ApiException e) {
            if (e.status().code() != 404) {
                throw e;
            }
        }
    }
}
