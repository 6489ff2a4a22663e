package io.envtest.internal.controller.statefulset;

import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resource;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.View;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.OwnerReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides by owner references with whom a claim goes: with its StatefulSet, with its pod when that is scaled away, or with
 * nobody.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention">PersistentVolumeClaim
 *     retention</a>
 */
final class ClaimRetention {

    private static final String DELETE = "Delete";

    private ClaimRetention() {}

    /** Gives a claim the owners its StatefulSet's policy asks for; says whether it had others. */
    static boolean apply(StatefulSet set, Pod pod, PersistentVolumeClaim claim) {
        StatefulSetPersistentVolumeClaimRetentionPolicy policy = set.spec().persistentVolumeClaimRetentionPolicy();
        boolean whenScaled = policy.whenScaled().equals(DELETE);
        boolean whenDeleted = policy.whenDeleted().equals(DELETE);
        boolean condemned = !Ordinals.isWanted(set, Ordinals.of(set, pod));
        boolean ownedByPod = whenScaled && condemned;
        boolean ownedBySet = whenDeleted && !ownedByPod;
        boolean changed = own(claim, Resources.STATEFUL_SETS, set, ownedBySet);
        return own(claim, Resources.PODS, pod, ownedByPod) || changed;
    }

    /** Whether a claim is owned by an earlier pod of the same name, with which it goes. Claims that are retained never are. */
    static boolean isStale(StatefulSet set, Pod pod, PersistentVolumeClaim claim) {
        return set.spec().persistentVolumeClaimRetentionPolicy().whenScaled().equals(DELETE)
                && claim.metadata().ownerReferences().stream()
                        .filter(owner -> owner.kind().equals("Pod")
                                && owner.name().equals(pod.metadata().name()))
                        .anyMatch(owner -> !owner.uid().equals(pod.metadata().uid()));
    }

    private static boolean own(PersistentVolumeClaim claim, Resource<?> resource, View owner, boolean wanted) {
        ObjectMeta metadata = claim.metadata();
        String uid = Meta.of(owner).uid();
        boolean owned = !uid.isEmpty()
                && metadata.ownerReferences().stream()
                        .anyMatch(reference -> reference.uid().equals(uid));
        if (owned == wanted || uid.isEmpty()) {
            return false;
        }
        if (wanted) {
            ControllerRefs.setController(metadata, resource, owner);
        } else {
            remove(metadata, uid);
        }
        return true;
    }

    private static void remove(ObjectMeta metadata, String uid) {
        List<OwnerReference> rest = new ArrayList<>();
        for (OwnerReference reference : metadata.ownerReferences()) {
            if (!reference.uid().equals(uid)) {
                rest.add(OwnerReference.of(reference.node().deepCopy()));
            }
        }
        metadata.removeOwnerReferences();
        rest.forEach(reference -> metadata.addOwnerReferences().replaceWith(reference));
    }
}
