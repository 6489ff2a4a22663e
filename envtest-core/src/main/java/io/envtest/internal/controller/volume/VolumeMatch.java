package io.envtest.internal.controller.volume;

import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.meta.NodeSelectors;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which volume suits a claim.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding">Binding</a>
 */
public final class VolumeMatch {

    /** Written on what the controller bound, as opposed to what a user bound beforehand. */
    public static final String BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";

    /** Written on a claim whose binding has been seen to be complete. */
    public static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";

    /** Written on a claim by the scheduler: on which node the volume is needed. */
    public static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

    private VolumeMatch() {}

    /** The storage class a claim asks for, empty for none. */
    public static String storageClass(PersistentVolumeClaim claim) {
        String old = claim.metadata().annotations().getOrDefault(CLASS_ANNOTATION, "");
        return old.isEmpty() ? claim.spec().storageClassName() : old;
    }

    /** Whether a claim says anything of its class, if only that it wants none. */
    static boolean saysItsClass(PersistentVolumeClaim claim) {
        return claim.spec().hasStorageClassName()
                || claim.metadata().annotations().containsKey(CLASS_ANNOTATION);
    }

    /** The storage class a volume is of, empty for none. */
    public static String storageClass(PersistentVolume volume) {
        String old = volume.metadata().annotations().getOrDefault(CLASS_ANNOTATION, "");
        return old.isEmpty() ? volume.spec().storageClassName() : old;
    }

    /** Whether a volume is promised to a claim by name, and by uid if it says one. */
    public static boolean isPromisedTo(PersistentVolume volume, PersistentVolumeClaim claim) {
        ObjectReference reference = volume.spec().claimRef();
        return reference.name().equals(claim.metadata().name())
                && reference.namespace().equals(claim.metadata().namespace())
                && (reference.uid().isEmpty()
                        || reference.uid().equals(claim.metadata().uid()));
    }

    /** Whether a pod on a node can use the volume. */
    public static boolean reachableFrom(PersistentVolume volume, Node node) {
        return !volume.spec().nodeAffinity().required().present()
                || NodeSelectors.matches(
                        volume.spec().nodeAffinity().required(),
                        node.metadata().name(),
                        node.metadata().labels());
    }

    /**
     * The best volume for a claim: one promised to it, or else the smallest that is large enough.
     *
     * @param taken names of volumes that are spoken for
     * @param node where it must be reachable, if that matters
     */
    public static Optional<PersistentVolume> find(
            PersistentVolumeClaim claim, Collection<PersistentVolume> volumes, Set<String> taken, Optional<Node> node) {
        Quantity wanted = wanted(claim);
        Selector selector =
                claim.spec().hasSelector() ? Selector.of(claim.spec().selector()) : Selector.of(Map.of());
        return volumes.stream()
                .filter(volume -> !taken.contains(volume.metadata().name()))
                .filter(volume -> !Meta.deleting(volume.metadata()))
                .filter(volume -> sameMode(volume, claim) && capacity(volume).compareTo(wanted) >= 0)
                .filter(volume ->
                        node.filter(where -> !reachableFrom(volume, where)).isEmpty())
                .filter(volume -> isOpenTo(volume, claim, selector))
                .min(Comparator.<PersistentVolume, Boolean>comparing(
                                volume -> !volume.spec().hasClaimRef())
                        .thenComparing(VolumeMatch::capacity)
                        .thenComparing(volume -> volume.metadata().name()));
    }

    /** Why a volume that a user named does not suit the claim; empty if it does. */
    static Optional<String> obstacle(PersistentVolume volume, PersistentVolumeClaim claim) {
        if (capacity(volume).compareTo(wanted(claim)) < 0) {
            return Optional.of("requested PV is too small");
        }
        if (!storageClass(volume).equals(storageClass(claim))) {
            return Optional.of("storageClassName does not match");
        }
        if (!volume.spec().volumeAttributesClassName().equals(claim.spec().volumeAttributesClassName())) {
            return Optional.of("VolumeAttributesClassName does not match");
        }
        if (!sameMode(volume, claim)) {
            return Optional.of("incompatible volumeMode");
        }
        return volume.spec().accessModes().containsAll(claim.spec().accessModes())
                ? Optional.empty()
                : Optional.of("incompatible accessMode");
    }

    private static Quantity wanted(PersistentVolumeClaim claim) {
        return Quantity.tryParse(claim.spec().resources().requests().getOrDefault("storage", "0"))
                .orElse(Quantity.ZERO);
    }

    private static boolean isOpenTo(PersistentVolume volume, PersistentVolumeClaim claim, Selector selector) {
        if (volume.spec().hasClaimRef()) {
            return isPromisedTo(volume, claim);
        }
        return volume.status().phase().equals("Available")
                && selector.matches(volume.metadata().labels())
                && storageClass(volume).equals(storageClass(claim))
                && volume.spec().accessModes().containsAll(claim.spec().accessModes())
                && volume.spec().volumeAttributesClassName().equals(claim.spec().volumeAttributesClassName());
    }

    private static boolean sameMode(PersistentVolume volume, PersistentVolumeClaim claim) {
        return isBlock(volume.spec().volumeMode()) == isBlock(claim.spec().volumeMode());
    }

    private static boolean isBlock(String mode) {
        return mode.equals("Block");
    }

    /** How much fits on a volume. */
    private static Quantity capacity(PersistentVolume volume) {
        return Quantity.tryParse(volume.spec().capacity().getOrDefault("storage", "0"))
                .orElse(Quantity.ZERO);
    }
}
