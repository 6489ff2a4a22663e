package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.core.v1.NodeSelectorRequirement;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeSpec;
import io.envtest.view.core.v1.VolumeNodeAffinity;
import java.util.List;
import java.util.Map;

/**
 * Rules of a persistent volume's spec.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/">Persistent volumes</a>
 */
public final class PersistentVolumeRules {

    static final List<String> ACCESS_MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");
    private static final List<String> RECLAIM_POLICIES = List.of("Delete", "Recycle", "Retain");
    private static final Map<String, String> STABLE_LABELS = Map.of(
            "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region",
            "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type",
            "beta.kubernetes.io/os", "kubernetes.io/os",
            "beta.kubernetes.io/arch", "kubernetes.io/arch");
    private static final List<String> MOUNTED = List.of(
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "glusterfs",
            "nfs",
            "rbd",
            "quobyte",
            "iscsi",
            "cinder",
            "cephfs",
            "azureFile",
            "vsphereVolume",
            "azureDisk",
            "photonPersistentDisk");
    private static final String ONLY_MODE = "ReadWriteOncePod";
    private static final String INLINE = "may not be specified in the context of inline volumes";

    private PersistentVolumeRules() {}

    static void spec(FieldErrors errors, PersistentVolumeSpec spec, String name) {
        modes(errors, spec);
        capacity(errors, spec);
        if (!spec.persistentVolumeReclaimPolicy().isEmpty()) {
            Rules.oneOf(
                    errors,
                    spec.path("persistentVolumeReclaimPolicy"),
                    spec.persistentVolumeReclaimPolicy(),
                    RECLAIM_POLICIES);
        }
        nodeAffinity(errors, spec.nodeAffinity());
        sources(errors, spec, name);
        Rules.optionalFormat(errors, spec.path("storageClassName"), spec.storageClassName(), Formats.DNS_SUBDOMAIN);
        if (spec.hasVolumeMode()) {
            Rules.oneOf(errors, spec.path("volumeMode"), spec.volumeMode(), VOLUME_MODES);
        }
        attributesClass(errors, spec);
    }

    /** The rules for a volume without an object of its own, as it stands in an attachment: only CSI, and nothing else. */
    public static void inline(FieldErrors errors, PersistentVolumeSpec spec) {
        notInline(errors, spec, spec.claimRef().present(), "claimRef");
        notInline(errors, spec, !spec.capacity().isEmpty(), "capacity");
        if (!spec.csi().present()) {
            errors.required(spec.path("csi"), "has to be specified in the context of inline volumes");
        }
        modes(errors, spec);
        if (!spec.persistentVolumeReclaimPolicy().isEmpty()
                && !spec.persistentVolumeReclaimPolicy().equals("Retain")) {
            errors.forbidden(
                    spec.path("persistentVolumeReclaimPolicy"), "may only be Retain in the context of inline volumes");
        }
        notInline(errors, spec, spec.nodeAffinity().present(), "nodeAffinity");
        sources(errors, spec, "");
        notInline(errors, spec, !spec.storageClassName().isEmpty(), "storageClassName");
        if (spec.hasVolumeMode() && !spec.volumeMode().equals("Filesystem")) {
            errors.forbidden(
                    spec.path("volumeMode"),
                    "may not specify volumeMode other than Filesystem in the context of inline volumes");
        }
    }

    /** Options for mounting may be given for storage that has them. */
    static void mountOptions(FieldErrors errors, PersistentVolume volume) {
        PersistentVolumeSpec spec = volume.spec();
        if (volume.metadata().annotations().containsKey(PersistentVolumeWarnings.MOUNT_ANNOTATION)
                && MOUNTED.stream().noneMatch(spec::has)) {
            errors.forbidden(
                    volume.metadata().path("annotations").child(PersistentVolumeWarnings.MOUNT_ANNOTATION),
                    "may not specify mount options for this volume type");
        }
    }

    private static void notInline(FieldErrors errors, PersistentVolumeSpec spec, boolean given, String field) {
        if (given) {
            errors.forbidden(spec.path(field), INLINE);
        }
    }

    private static void modes(FieldErrors errors, PersistentVolumeSpec spec) {
        Rules.required(errors, spec.path("accessModes"), spec.accessModes(), "");
        accessModes(errors, spec.path("accessModes"), spec.accessModes());
    }

    private static void sources(FieldErrors errors, PersistentVolumeSpec spec, String name) {
        new Sources(errors, spec).check(name);
        if (spec.hostPath().path_().equals("/")
                && spec.persistentVolumeReclaimPolicy().equals("Recycle")) {
            errors.forbidden(
                    spec.path("persistentVolumeReclaimPolicy"), "may not be 'recycle' for a hostPath mount of '/'");
        }
    }

    static void accessModes(FieldErrors errors, FieldPath path, List<String> modes) {
        for (String mode : modes) {
            Rules.oneOf(errors, path, mode, ACCESS_MODES);
        }
        if (modes.contains(ONLY_MODE)
                && modes.stream().anyMatch(mode -> !mode.equals(ONLY_MODE) && ACCESS_MODES.contains(mode))) {
            errors.forbidden(path, "may not use ReadWriteOncePod with other access modes");
        }
    }

    private static void capacity(FieldErrors errors, PersistentVolumeSpec spec) {
        FieldPath path = spec.path("capacity");
        if (spec.capacity().isEmpty()) {
            errors.required(path, "");
        }
        if (!spec.capacity().containsKey("storage") || spec.capacity().size() > 1) {
            errors.notSupported(path, spec.hasCapacity() ? spec.node().get("capacity") : null, List.of("storage"));
        }
        spec.capacity().forEach((resource, amount) -> {
            long size = QuantityRules.ofList(amount).value();
            if (size < 0) {
                errors.invalid(path.key(resource), size, "must be a valid resource quantity");
            }
            QuantityRules.positive(errors, path.key(resource), amount);
        });
    }

    private static void nodeAffinity(FieldErrors errors, VolumeNodeAffinity affinity) {
        if (!affinity.present()) {
            return;
        }
        if (affinity.required().present()) {
            NodeSelectorRules.selector(errors, affinity.required(), true);
        } else {
            errors.required(affinity.path("required"), "must specify required node constraints");
        }
    }

    private static void attributesClass(FieldErrors errors, PersistentVolumeSpec spec) {
        if (!spec.hasVolumeAttributesClassName()) {
            return;
        }
        FieldPath path = spec.path("volumeAttributesClassName");
        if (spec.volumeAttributesClassName().isEmpty()) {
            errors.required(path, "an empty string is disallowed");
        } else {
            Rules.format(errors, path, spec.volumeAttributesClassName(), Formats.DNS_SUBDOMAIN);
        }
        if (!spec.csi().present()) {
            errors.required(spec.path("csi"), "has to be specified when using volumeAttributesClassName");
        }
    }

    /** Exactly one kind of storage must be given, and make sense. */
    private static final class Sources {

        private final FieldErrors errors;
        private final PersistentVolumeSpec spec;
        private int count;

        Sources(FieldErrors errors, PersistentVolumeSpec spec) {
            this.errors = errors;
            this.spec = spec;
        }

        void check(String name) {
            FieldPath path = spec.path();
            one("hostPath", spec.hostPath(), () -> VolumeSourceRules.hostPath(errors, path, spec.hostPath()));
            one(
                    "gcePersistentDisk",
                    spec.gcePersistentDisk(),
                    () -> VolumeSourceRules.gce(errors, path, spec.gcePersistentDisk()));
            one(
                    "awsElasticBlockStore",
                    spec.awsElasticBlockStore(),
                    () -> VolumeSourceRules.aws(errors, path, spec.awsElasticBlockStore()));
            one("glusterfs", spec.glusterfs(), () -> PersistentVolumeSourceRules.glusterfs(errors, spec.glusterfs()));
            one("flocker", spec.flocker(), () -> VolumeSourceRules.flocker(errors, path, spec.flocker()));
            one("nfs", spec.nfs(), () -> VolumeSourceRules.nfs(errors, path, spec.nfs()));
            one("rbd", spec.rbd(), () -> PersistentVolumeSourceRules.rbd(errors, spec.rbd()));
            one("quobyte", spec.quobyte(), () -> VolumeSourceRules.quobyte(errors, path, spec.quobyte()));
            one("cephFS", spec.cephfs(), () -> PersistentVolumeSourceRules.cephfs(errors, spec.cephfs()));
            one("iscsi", spec.iscsi(), () -> PersistentVolumeSourceRules.iscsi(errors, spec.iscsi(), name));
            one("cinder", spec.cinder(), () -> PersistentVolumeSourceRules.cinder(errors, spec.cinder()));
            one("fc", spec.fc(), () -> VolumeSourceRules.fibreChannel(errors, path, spec.fc()));
            flexVolume();
            one("azureFile", spec.azureFile(), () -> PersistentVolumeSourceRules.azureFile(errors, spec.azureFile()));
            one(
                    "vsphereVolume",
                    spec.vsphereVolume(),
                    () -> VolumeSourceRules.vsphere(errors, path, spec.vsphereVolume()));
            one(
                    "photonPersistentDisk",
                    spec.photonPersistentDisk(),
                    () -> VolumeSourceRules.photon(errors, path, spec.photonPersistentDisk()));
            one(
                    "portworxVolume",
                    spec.portworxVolume(),
                    () -> VolumeSourceRules.portworx(errors, path, spec.portworxVolume()));
            one("azureDisk", spec.azureDisk(), () -> VolumeSourceRules.azureDisk(errors, path, spec.azureDisk()));
            one("scaleIO", spec.scaleIO(), () -> PersistentVolumeSourceRules.scaleIo(errors, spec.scaleIO()));
            one("local", spec.local(), this::local);
            one("storageos", spec.storageos(), () -> PersistentVolumeSourceRules.storageOs(errors, spec.storageos()));
            one("csi", spec.csi(), () -> PersistentVolumeSourceRules.csi(errors, spec.csi()));
            if (count == 0) {
                errors.required(path, "must specify a volume type");
            }
        }

        /** It counts like the others, but is never refused for being one too many. */
        private void flexVolume() {
            if (spec.flexVolume().present()) {
                count++;
                PersistentVolumeSourceRules.flex(errors, spec.flexVolume());
            }
        }

        private void one(String field, View source, Runnable rules) {
            if (!source.present()) {
                return;
            }
            count++;
            if (count > 1) {
                errors.forbidden(spec.path(field), "may not specify more than 1 volume type");
            } else {
                rules.run();
            }
        }

        private void local() {
            PersistentVolumeSourceRules.local(errors, spec.local());
            if (!spec.nodeAffinity().present()) {
                errors.required(spec.path("nodeAffinity"), "Local volume requires node affinity");
            }
        }
    }

    /** What must stay as it is, given the kinds of storage alone as messages print them. */
    static void updated(FieldErrors errors, PersistentVolumeSpec spec, PersistentVolumeSpec old, boolean moves) {
        String difference = PersistentVolumeSourceChange.between(spec, old);
        if (!difference.isEmpty()) {
            errors.forbidden(
                    spec.path("persistentvolumesource"),
                    "spec.persistentvolumesource is immutable after creation\n" + difference);
        }
        if (!spec.volumeMode().equals(old.volumeMode())) {
            errors.invalid(
                    FieldPath.root("volumeMode"),
                    spec.hasVolumeMode() ? spec.volumeMode() : null,
                    "field is immutable");
        }
        if (!moves) {
            affinityUpdated(errors, spec.nodeAffinity(), old.nodeAffinity());
        }
        if (old.hasVolumeAttributesClassName() && !spec.hasVolumeAttributesClassName()) {
            errors.forbidden(spec.path("volumeAttributesClassName"), "update from non-nil value to nil is forbidden");
        }
    }

    private static void affinityUpdated(FieldErrors errors, VolumeNodeAffinity affinity, VolumeNodeAffinity old) {
        if (!old.present() || Rules.same(affinity, old)) {
            return;
        }
        if (!Rules.same(affinity, withKeysThatMayFollow(old, affinity))) {
            errors.invalid(
                    FieldPath.root("nodeAffinity"),
                    GoValue.of(affinity),
                    "field is immutable, except for updating from beta label to GA");
        }
    }

    /** The old affinity with its keys changed as in the new one, where the change is allowed; to no key counts as such. */
    private static VolumeNodeAffinity withKeysThatMayFollow(VolumeNodeAffinity old, VolumeNodeAffinity affinity) {
        VolumeNodeAffinity copy = VolumeNodeAffinity.of(old.node().deepCopy());
        List<NodeSelectorRequirement> before = expressions(copy);
        List<NodeSelectorRequirement> now = expressions(affinity);
        for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
            String key = now.get(i).key();
            if (key.equals(STABLE_LABELS.getOrDefault(before.get(i).key(), ""))) {
                before.get(i).setKey(key);
            }
        }
        return copy;
    }

    private static List<NodeSelectorRequirement> expressions(VolumeNodeAffinity affinity) {
        return affinity.required().nodeSelectorTerms().stream()
                .flatMap(term -> term.matchExpressions().stream())
                .toList();
    }
}
