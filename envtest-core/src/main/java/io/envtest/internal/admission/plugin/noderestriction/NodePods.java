package io.envtest.internal.admission.plugin.noderestriction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.authz.node.PodNeeds;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.OwnerReference;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a node may do to pods: make mirrors of what it runs anyway, and report on, evict and delete its own. */
final class NodePods {

    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String OWN = " with spec.nodeName set to itself";

    private final ObjectReader objects;
    private final String node;
    private final AdmissionRequest request;

    NodePods(ObjectReader objects, String node, AdmissionRequest request) {
        this.objects = objects;
        this.node = node;
        this.request = request;
    }

    void check() {
        switch (request.subresource()) {
            case "" -> pod();
            case "status" -> status();
            case "eviction" -> eviction();
            default ->
                throw request.forbidden("unexpected pod subresource \"" + request.subresource()
                        + "\", only 'status' and 'eviction' are allowed");
        }
    }

    private void pod() {
        if (request.operation() == Operation.CREATE && request.object() != null) {
            mirror(Pod.of(request.object()));
        } else if (request.operation() == Operation.DELETE) {
            if (!onNode(request.oldObject())) {
                throw refused("can only delete pods" + OWN);
            }
        } else {
            throw request.forbidden("unexpected operation \"" + request.operation() + "\", node \"" + node
                    + "\" can only create and delete mirror pods");
        }
    }

    private void mirror(Pod pod) {
        if (!pod.metadata().annotations().containsKey(MIRROR)) {
            throw request.forbidden("pod does not have \"" + MIRROR + "\" annotation, node \"" + node
                    + "\" can only create mirror pods");
        }
        if (!pod.spec().nodeName().equals(node)) {
            throw refused("can only create pods" + OWN);
        }
        owner(pod.metadata().ownerReferences());
        if (!pod.spec().serviceAccountName().isEmpty()) {
            throw refused("can not create pods that reference a service account");
        }
        if (PodNeeds.refersToObjects(pod)) {
            throw refused("can not create pods that reference secrets, configmaps or persistentvolumeclaims");
        }
    }

    private void owner(List<OwnerReference> owners) {
        if (owners.size() > 1) {
            throw refused("can only create pods with a single owner reference set to itself");
        }
        boolean own = owners.size() == 1
                && owners.get(0).apiVersion().equals("v1")
                && owners.get(0).kind().equals("Node")
                && owners.get(0).name().equals(node);
        if (!own) {
            throw refused("can only create pods with an owner reference set to itself");
        }
        OwnerReference owner = owners.get(0);
        if (!owner.controller()) {
            throw refused("can only create pods with a controller owner reference set to itself");
        }
        if (owner.blockOwnerDeletion()) {
            throw refused("must not set blockOwnerDeletion on an owner reference");
        }
        String uid = objects.get(Resources.NODES, new ObjectKey("", node))
                .map(found -> PartialObjectMetadata.of(found).metadata().uid())
                .orElseThrow(() -> ApiErrors.notFound(Resources.NODES, node));
        if (!uid.equals(owner.uid())) {
            throw request.forbidden("node " + node + " UID mismatch: expected " + owner.uid() + " got " + uid);
        }
    }

    private void status() {
        if (!onNode(request.oldObject())) {
            throw refused("can only update pod status for pods" + OWN);
        }
        if (request.object() != null && request.oldObject() != null) {
            Pod now = Pod.of(request.object());
            Pod old = Pod.of(request.oldObject());
            if (!now.metadata().labels().equals(old.metadata().labels())) {
                throw refused("cannot update labels through pod status");
            }
        }
    }

    private void eviction() {
        ObjectNode pod = objects.get(Resources.PODS, new ObjectKey(request.namespace(), request.name()))
                .orElseThrow(() -> ApiErrors.notFound(Resources.PODS, request.name()));
        if (!onNode(pod)) {
            throw request.forbidden("node " + node + " can only evict pods" + OWN);
        }
    }

    private boolean onNode(@Nullable ObjectNode pod) {
        return pod != null && Pod.of(pod).spec().nodeName().equals(node);
    }

    private ApiException refused(String why) {
        return request.forbidden("node \"" + node + "\" " + why);
    }
}
