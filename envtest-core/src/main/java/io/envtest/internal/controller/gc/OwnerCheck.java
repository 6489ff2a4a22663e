package io.envtest.internal.controller.gc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.controller.gc.ObjectIdentity.OwnerRef;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ResourceMapper;
import io.envtest.spi.component.ApiAccess;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.OwnerReference;
import java.util.LinkedHashSet;
import java.util.Set;

/** Asks the server what has become of an object's owners. */
final class OwnerCheck {

    private final ApiAccess api;
    private final ResourceMapper mapper;
    private final Orphaned orphaned;

    OwnerCheck(ApiAccess api, ResourceMapper mapper, Orphaned orphaned) {
        this.api = api;
        this.mapper = mapper;
        this.orphaned = orphaned;
    }

    /** What has become of the owners of an object, by their uids. */
    static final class Owners {
        final Set<String> solid = new LinkedHashSet<>();
        final Set<String> dangling = new LinkedHashSet<>();
        final Set<String> waiting = new LinkedHashSet<>();
        final Set<String> left = new LinkedHashSet<>();
    }

    /**
     * Sorts an object's owners: there; gone; waiting for their dependents to go; gone after leaving their dependents behind.
     *
     * @throws UnknownKindException if an owner's kind is not served, so that nothing can be said
     */
    Owners classify(ObjectMeta object) {
        Owners owners = new Owners();
        for (OwnerReference reference : object.ownerReferences()) {
            classify(object, OwnerRef.of(reference), owners);
        }
        return owners;
    }

    private void classify(ObjectMeta object, OwnerRef reference, Owners owners) {
        ServedResource resource = mapper.find(reference.apiVersion(), reference.kind())
                .orElseThrow(() -> new UnknownKindException(reference));
        String uid = reference.uid();
        if (resource.namespaced() && object.namespace().isEmpty()) {
            owners.solid.add(uid); // a mistake of whoever wrote it; the object is kept
            return;
        }
        try {
            String namespace = resource.namespaced() ? object.namespace() : "";
            ObjectNode owner = api.get(resource.resource(), namespace, reference.name());
            ObjectMeta metadata = Meta.of(owner);
            if (!metadata.uid().equals(uid)) {
                gone(uid, owners);
            } else if (Finalizers.waitsFor(metadata, Finalizers.FOREGROUND)) {
                owners.waiting.add(uid);
            } else {
                owners.solid.add(uid);
            }
        } catch (ApiException e) {
            if (e.status().code() != 404) {
                throw e;
            }
            gone(uid, owners);
        }
    }

    private void gone(String uid, Owners owners) {
        (orphaned.contains(uid) ? owners.left : owners.dangling).add(uid);
    }
}
