package io.envtest.internal.controller.gc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.controller.gc.Graph.Dependent;
import io.envtest.internal.controller.gc.Graph.NodeState;
import io.envtest.internal.controller.gc.OwnerCheck.Owners;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ResourceMapper;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.spi.component.ApiAccess;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.meta.v1.DeleteOptions;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Decides on one object that may have to go: keep it, take references off it, delete it, or finish its own deletion. */
final class DeletionAttempt {

    private final ApiAccess api;
    private final ResourceMapper mapper;
    private final Graph graph;
    private final OwnerCheck check;
    private final OwnerPatches patches;
    private final Consumer<String> again;
    private final Set<String> parked = ConcurrentHashMap.newKeySet();

    DeletionAttempt(ApiAccess api, ResourceMapper mapper, Graph graph, OwnerCheck check, Consumer<String> again) {
        this.api = api;
        this.mapper = mapper;
        this.graph = graph;
        this.check = check;
        this.patches = new OwnerPatches(api);
        this.again = again;
    }

    Result reconcile(String uid) {
        Optional<NodeState> state = graph.state(uid);
        if (state.isEmpty()) {
            return Result.DONE;
        }
        try {
            return attempt(state.get());
        } catch (UnknownKindException e) {
            return park(uid);
        }
    }

    private Result park(String uid) {
        parked.add(uid);
        return Result.DONE;
    }

    /** Other kinds are served now: looks again at objects whose owners could not be judged. */
    void retryParked() {
        Set<String> uids = Set.copyOf(parked);
        parked.removeAll(uids);
        uids.forEach(again);
    }

    private Result attempt(NodeState node) {
        if (node.beingDeleted() && !node.deletingDependents()) {
            return Result.DONE;
        }
        ObjectIdentity identity = node.identity();
        Optional<ServedResource> resource = mapper.find(identity.apiVersion(), identity.kind());
        if (resource.isEmpty()) {
            return park(identity.uid());
        }
        if (!node.observed()
                && resource.get().namespaced()
                && identity.namespace().isEmpty()) {
            return Result.DONE; // a cluster-scoped object names a namespaced owner: that says nothing
        }
        GroupVersionResource id = resource.get().resource();
        Optional<ObjectNode> latest = find(id, resource.get().namespaced() ? identity.namespace() : "", identity);
        if (latest.isEmpty()) {
            graph.absent(identity);
            return Result.DONE;
        }
        if (node.deletingDependents()) {
            finishForeground(id, node);
        } else {
            judge(id, node, Meta.of(latest.get()));
        }
        return node.observed() ? Result.DONE : Result.AGAIN;
    }

    private Optional<ObjectNode> find(GroupVersionResource resource, String namespace, ObjectIdentity identity) {
        try {
            return Optional.of(api.get(resource, namespace, identity.name()))
                    .filter(found -> Meta.of(found).uid().equals(identity.uid()));
        } catch (ApiException e) {
            if (e.status().code() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void finishForeground(GroupVersionResource resource, NodeState node) {
        List<Dependent> blocking =
                node.dependents().stream().filter(Dependent::blocking).toList();
        if (blocking.isEmpty()) {
            patches.removeFinalizer(resource, node.identity(), Finalizers.FOREGROUND);
            return;
        }
        blocking.stream()
                .filter(dependent -> !dependent.deletingDependents())
                .forEach(dependent -> again.accept(dependent.identity().uid()));
    }

    private void judge(GroupVersionResource resource, NodeState node, ObjectMeta object) {
        if (object.ownerReferences().isEmpty()) {
            return;
        }
        Owners owners = check.classify(object);
        Set<String> useless = new LinkedHashSet<>(owners.left);
        if (!owners.solid.isEmpty()) {
            useless.addAll(owners.dangling);
            useless.addAll(owners.waiting);
        }
        if (!owners.solid.isEmpty() || (owners.dangling.isEmpty() && owners.waiting.isEmpty())) {
            if (!useless.isEmpty()) {
                patches.removeOwners(resource, object, useless);
            }
        } else if (!owners.waiting.isEmpty() && !node.dependents().isEmpty()) {
            if (node.dependents().stream().anyMatch(Dependent::deletingDependents)) {
                patches.unblockOwners(resource, object); // a circle: somebody has to begin
            }
            delete(resource, object, "Foreground");
        } else {
            delete(resource, object, policyOf(object));
        }
    }

    private static String policyOf(ObjectMeta object) {
        if (Finalizers.has(object, Finalizers.ORPHAN)) {
            return "Orphan";
        }
        return Finalizers.has(object, Finalizers.FOREGROUND) ? "Foreground" : "Background";
    }

    private void delete(GroupVersionResource resource, ObjectMeta object, String policy) {
        DeleteOptions options = DeleteOptions.of(JsonNodeFactory.instance.objectNode());
        options.preconditions().setUid(object.uid());
        options.setPropagationPolicy(policy);
        try {
            api.delete(resource, object.namespace(), object.name(), options.node());
        } catch (ApiException e) {
            if (e.status().code() != 404) {
                throw e;
            }
        }
    }
}
