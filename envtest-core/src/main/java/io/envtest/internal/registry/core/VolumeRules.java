package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.ClaimMetaRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.core.v1.CSIVolumeSource;
import io.envtest.view.core.v1.EmptyDirVolumeSource;
import io.envtest.view.core.v1.EphemeralVolumeSource;
import io.envtest.view.core.v1.FlexVolumeSource;
import io.envtest.view.core.v1.ISCSIVolumeSource;
import io.envtest.view.core.v1.ImageVolumeSource;
import io.envtest.view.core.v1.PersistentVolumeClaimTemplate;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rules of a pod's volumes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/volumes/">Volumes</a>
 */
final class VolumeRules {

    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");

    /** Fields that messages about them write otherwise. */
    private static final Map<String, String> SHOWN_OTHERWISE = Map.of("cephfs", "cephFS", "downwardAPI", "downwarAPI");

    private final FieldErrors errors;
    private final boolean ofPod;
    private int count;

    private VolumeRules(FieldErrors errors, boolean ofPod) {
        this.errors = errors;
        this.ofPod = ofPod;
    }

    /**
     * All volumes.
     *
     * @param pod metadata of the pod, not present for a template
     * @return names of the volumes that are right: mounts of others are errors, too
     */
    static Set<String> all(FieldErrors errors, PodSpec spec, ObjectMeta pod) {
        Set<String> names = new HashSet<>();
        for (Volume volume : spec.volumes()) {
            FieldErrors own = new FieldErrors();
            new VolumeRules(own, pod.present()).source(volume);
            if (volume.ephemeral().present()) {
                claimName(own, volume, pod);
            }
            if (Rules.required(own, volume.path("name"), volume.name())) {
                Rules.format(own, volume.path("name"), volume.name(), Formats.DNS_LABEL);
            }
            if (names.contains(volume.name())) {
                own.duplicate(volume.path("name"), volume.name());
            }
            if (own.isEmpty()) {
                names.add(volume.name());
            }
            errors.addAll(own);
        }
        claims(errors, spec, pod);
        return names;
    }

    /** The claim of an ephemeral volume is named after the pod and the volume. */
    private static void claimName(FieldErrors errors, Volume volume, ObjectMeta pod) {
        if (!pod.name().isEmpty() && !volume.name().isEmpty()) {
            String claim = pod.name() + "-" + volume.name();
            Formats.DNS_SUBDOMAIN
                    .wrong(claim)
                    .forEach(wrong ->
                            errors.invalid(volume.path("name"), volume.name(), "PVC name \"" + claim + "\": " + wrong));
        }
    }

    /** The claims that are made for ephemeral volumes are not to be used by others of the same pod. */
    private static void claims(FieldErrors errors, PodSpec spec, ObjectMeta pod) {
        Set<String> made = new HashSet<>();
        spec.volumes().stream()
                .filter(volume -> volume.ephemeral().present())
                .forEach(volume -> made.add(pod.name() + "-" + volume.name()));
        for (Volume volume : spec.volumes()) {
            String claim = volume.persistentVolumeClaim().claimName();
            if (made.contains(claim)) {
                errors.invalid(
                        volume.persistentVolumeClaim().path("claimName"),
                        claim,
                        "must not reference a PVC that gets created for an ephemeral volume");
            }
        }
    }

    private void source(Volume volume) {
        FieldPath path = volume.path();
        localSources(volume, path);
        networkSources(volume, path);
        objectSources(volume, path);
        driverSources(volume);
        if (count == 0) {
            errors.required(path, "must specify a volume type");
        }
    }

    private void localSources(Volume volume, FieldPath path) {
        one(volume, "emptyDir", volume.emptyDir(), () -> emptyDir(volume.emptyDir()));
        one(volume, "hostPath", volume.hostPath(), () -> VolumeSourceRules.hostPath(errors, path, volume.hostPath()));
        one(volume, "gitRepo", volume.gitRepo(), () -> VolumeSourceRules.git(errors, volume.gitRepo()));
        one(
                volume,
                "gcePersistentDisk",
                volume.gcePersistentDisk(),
                () -> VolumeSourceRules.gce(errors, path, volume.gcePersistentDisk()));
        one(
                volume,
                "awsElasticBlockStore",
                volume.awsElasticBlockStore(),
                () -> VolumeSourceRules.aws(errors, path, volume.awsElasticBlockStore()));
        one(volume, "secret", volume.secret(), () -> FileSourceRules.secret(errors, volume.secret()));
        one(volume, "nfs", volume.nfs(), () -> VolumeSourceRules.nfs(errors, path, volume.nfs()));
        one(volume, "iscsi", volume.iscsi(), () -> iscsi(volume.iscsi(), volume));
    }

    private void networkSources(Volume volume, FieldPath path) {
        one(volume, "glusterfs", volume.glusterfs(), () -> {
            Rules.required(
                    errors,
                    volume.glusterfs().path("endpoints"),
                    volume.glusterfs().endpoints());
            Rules.required(
                    errors, volume.glusterfs().path("path"), volume.glusterfs().path_());
        });
        one(volume, "flocker", volume.flocker(), () -> VolumeSourceRules.flocker(errors, path, volume.flocker()));
        one(
                volume,
                "persistentVolumeClaim",
                volume.persistentVolumeClaim(),
                () -> Rules.required(
                        errors,
                        volume.persistentVolumeClaim().path("claimName"),
                        volume.persistentVolumeClaim().claimName()));
        one(volume, "rbd", volume.rbd(), () -> {
            Rules.required(errors, volume.rbd().path("monitors"), volume.rbd().monitors(), "");
            Rules.required(errors, volume.rbd().path("image"), volume.rbd().image());
        });
        one(volume, "cinder", volume.cinder(), () -> {
            Rules.required(
                    errors, volume.cinder().path("volumeID"), volume.cinder().volumeID());
            if (volume.cinder().secretRef().present()) {
                Rules.required(
                        errors,
                        volume.cinder().path("secretRef").child("name"),
                        volume.cinder().secretRef().name());
            }
        });
        one(
                volume,
                "cephfs",
                volume.cephfs(),
                () -> Rules.required(
                        errors,
                        volume.cephfs().path("monitors"),
                        volume.cephfs().monitors(),
                        ""));
        one(volume, "quobyte", volume.quobyte(), () -> VolumeSourceRules.quobyte(errors, path, volume.quobyte()));
        one(volume, "downwardAPI", volume.downwardAPI(), () -> FileSourceRules.downward(errors, volume.downwardAPI()));
    }

    private void objectSources(Volume volume, FieldPath path) {
        one(volume, "fc", volume.fc(), () -> VolumeSourceRules.fibreChannel(errors, path, volume.fc()));
        one(volume, "flexVolume", volume.flexVolume(), () -> flex(volume.flexVolume()));
        one(volume, "configMap", volume.configMap(), () -> FileSourceRules.configMap(errors, volume.configMap()));
        one(volume, "azureFile", volume.azureFile(), () -> {
            Rules.required(
                    errors,
                    volume.azureFile().path("secretName"),
                    volume.azureFile().secretName());
            Rules.required(
                    errors,
                    volume.azureFile().path("shareName"),
                    volume.azureFile().shareName());
        });
        one(
                volume,
                "vsphereVolume",
                volume.vsphereVolume(),
                () -> VolumeSourceRules.vsphere(errors, path, volume.vsphereVolume()));
        one(
                volume,
                "photonPersistentDisk",
                volume.photonPersistentDisk(),
                () -> VolumeSourceRules.photon(errors, path, volume.photonPersistentDisk()));
        one(
                volume,
                "portworxVolume",
                volume.portworxVolume(),
                () -> VolumeSourceRules.portworx(errors, path, volume.portworxVolume()));
        one(
                volume,
                "azureDisk",
                volume.azureDisk(),
                () -> VolumeSourceRules.azureDisk(errors, path, volume.azureDisk()));
    }

    private void driverSources(Volume volume) {
        one(volume, "storageos", volume.storageos(), () -> {
            Rules.requiredFormat(
                    errors,
                    volume.storageos().path("volumeName"),
                    volume.storageos().volumeName(),
                    Formats.DNS_LABEL);
            Rules.optionalFormat(
                    errors,
                    volume.storageos().path("volumeNamespace"),
                    volume.storageos().volumeNamespace(),
                    Formats.DNS_LABEL);
            if (volume.storageos().secretRef().present()) {
                Rules.required(
                        errors,
                        volume.storageos().secretRef().path("name"),
                        volume.storageos().secretRef().name());
            }
        });
        one(volume, "projected", volume.projected(), () -> ProjectedVolumeRules.check(errors, volume.projected()));
        one(volume, "scaleIO", volume.scaleIO(), () -> {
            Rules.required(
                    errors, volume.scaleIO().path("gateway"), volume.scaleIO().gateway());
            Rules.required(
                    errors, volume.scaleIO().path("system"), volume.scaleIO().system());
            Rules.required(
                    errors,
                    volume.scaleIO().path("volumeName"),
                    volume.scaleIO().volumeName());
        });
        one(volume, "csi", volume.csi(), () -> csi(volume.csi()));
        one(volume, "ephemeral", volume.ephemeral(), () -> ephemeral(volume.ephemeral()));
        one(volume, "image", volume.image(), () -> image(volume.image()));
    }

    private void one(Volume volume, String field, View source, Runnable rules) {
        if (!source.present()) {
            return;
        }
        count++;
        if (count > 1) {
            String shown = SHOWN_OTHERWISE.getOrDefault(field, field);
            errors.forbidden(volume.path(shown), "may not specify more than 1 volume type");
        } else {
            rules.run();
        }
    }

    private void emptyDir(EmptyDirVolumeSource source) {
        if (source.hasSizeLimit() && QuantityRules.of(source.sizeLimit()).sign() < 0) {
            errors.forbidden(source.path("sizeLimit"), "SizeLimit field must be a valid resource quantity");
        }
    }

    private void iscsi(ISCSIVolumeSource source, Volume volume) {
        Rules.required(errors, source.path("targetPortal"), source.targetPortal());
        if (Rules.required(errors, source.path("iqn"), source.iqn())) {
            boolean known = source.iqn().startsWith("iqn")
                    || source.iqn().startsWith("eui")
                    || source.iqn().startsWith("naa");
            if (known) {
                PersistentVolumeSourceRules.qualifiedName(errors, source.path("iqn"), source.iqn());
            } else {
                errors.invalid(source.path("iqn"), source.iqn(), "must be valid format starting with iqn, eui, or naa");
            }
        }
        if (source.lun() < 0 || source.lun() > 255) {
            Rules.inRange(errors, source.path("lun"), source.lun(), 0, 255);
        }
        if ((source.chapAuthDiscovery() || source.chapAuthSession())
                && !source.secretRef().present()) {
            errors.required(source.path("secretRef"), "");
        }
        if (source.hasInitiatorName()) {
            initiator(source, volume);
        }
    }

    private void initiator(ISCSIVolumeSource source, Volume volume) {
        FieldPath path = source.path("initiatorname");
        String name = source.initiatorName();
        boolean known = name.startsWith("iqn") || name.startsWith("eui") || name.startsWith("naa");
        if (known) {
            PersistentVolumeSourceRules.qualifiedName(errors, path, name);
        } else {
            errors.invalid(path, name, "must be valid format starting with iqn, eui, or naa");
        }
        if ((volume.name() + ":" + source.targetPortal()).length() > 64) {
            errors.invalid(
                    volume.path("name"),
                    volume.name(),
                    "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if"
                            + " iscsi.initiatorName is specified.");
        }
    }

    private void flex(FlexVolumeSource source) {
        Rules.required(errors, source.path("driver"), source.driver());
        for (String option : new TreeMap<>(source.options()).keySet()) {
            String domain = option.substring(0, Math.max(0, option.indexOf('/')));
            if (("." + domain).endsWith(".kubernetes.io") || ("." + domain).endsWith(".k8s.io")) {
                errors.invalid(
                        source.path("options").key(option), option, "kubernetes.io and k8s.io namespaces are reserved");
            }
        }
    }

    private void csi(CSIVolumeSource source) {
        DriverNames.check(errors, source.path("driver"), source.driver());
        if (source.nodePublishSecretRef().present()) {
            String secret = source.nodePublishSecretRef().name();
            if (Rules.required(errors, source.nodePublishSecretRef().path("name"), secret)) {
                Rules.format(errors, source.path("name"), secret, Formats.DNS_SUBDOMAIN);
            }
        }
    }

    private void ephemeral(EphemeralVolumeSource source) {
        if (!source.volumeClaimTemplate().present()) {
            errors.required(source.path("volumeClaimTemplate"), "");
        } else {
            PersistentVolumeClaimTemplate template = source.volumeClaimTemplate();
            ClaimMetaRules.check(errors, template.metadata());
            PersistentVolumeClaimRules.spec(errors, template.spec());
        }
    }

    private void image(ImageVolumeSource source) {
        if (ofPod) {
            Rules.required(errors, source.path("reference"), source.reference());
        }
        Rules.oneOf(errors, source.path("pullPolicy"), source.pullPolicy(), PULL_POLICIES);
    }
}
