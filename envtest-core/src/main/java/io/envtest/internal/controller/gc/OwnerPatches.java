package io.envtest.internal.controller.gc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.spi.component.ApiAccess;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.OwnerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Changes owner references and finalizers of objects of any kind. */
final class OwnerPatches {

    private static final int TRIES = 5;

    private final ApiAccess api;

    OwnerPatches(ApiAccess api) {
        this.api = api;
    }

    /** Removes the references to these owners. */
    void removeOwners(GroupVersionResource resource, ObjectMeta object, Set<String> uids) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectMeta metadata = Meta.of(patch).setUid(object.uid());
        for (String uid : uids) {
            metadata.addOwnerReferences().setUid(uid).node().put("$patch", "delete");
        }
        try {
            patch(resource, object, "application/strategic-merge-patch+json", patch);
        } catch (ApiException e) {
            if (e.status().code() != 415) {
                throw e;
            }
            replaceOwners(resource, object, reference -> !uids.contains(reference.uid()), false);
        }
    }

    /** Makes the object no longer hold up the deletion of its owners. */
    void unblockOwners(GroupVersionResource resource, ObjectMeta object) {
        replaceOwners(resource, object, reference -> true, true);
    }

    private void replaceOwners(
            GroupVersionResource resource, ObjectMeta object, Predicate<OwnerReference> kept, boolean unblock) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectMeta metadata = Meta.of(patch).setUid(object.uid()).setResourceVersion(object.resourceVersion());
        metadata.materialize().putArray("ownerReferences");
        for (OwnerReference reference : object.ownerReferences()) {
            if (kept.test(reference)) {
                OwnerReference copy = metadata.addOwnerReferences();
                copy.replaceWith(reference);
                if (unblock) {
                    copy.setBlockOwnerDeletion(false);
                }
            }
        }
        patch(resource, object, "application/merge-patch+json", patch);
    }

    /** Removes a finalizer from an object, if it is still there and still the same. */
    void removeFinalizer(GroupVersionResource resource, ObjectIdentity identity, String finalizer) {
        for (int tries = 1; ; tries++) {
            try {
                ObjectMeta now = Meta.of(api.get(resource, identity.namespace(), identity.name()));
                if (now.uid().equals(identity.uid()) && Finalizers.has(now, finalizer)) {
                    withoutFinalizer(resource, now, finalizer);
                }
                return;
            } catch (ApiException e) {
                if (e.status().code() == 404) {
                    return;
                }
                if (e.status().code() != 409 || tries >= TRIES) {
                    throw e;
                }
            }
        }
    }

    private void withoutFinalizer(GroupVersionResource resource, ObjectMeta object, String finalizer) {
        List<String> rest = new ArrayList<>(object.finalizers());
        rest.remove(finalizer);
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Meta.of(patch).setResourceVersion(object.resourceVersion()).setFinalizers(rest);
        patch(resource, object, "application/merge-patch+json", patch);
    }

    private void patch(GroupVersionResource resource, ObjectMeta object, String type, ObjectNode patch) {
        api.patch(resource, object.namespace(), object.name(), "", type, patch.toString(), Map.of());
    }
}
