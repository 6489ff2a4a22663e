package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.ClaimMetaRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.core.v1.CSIVolumeSource;
import io.envtest.view.core.v1.CinderVolumeSource;
import io.envtest.view.core.v1.EmptyDirVolumeSource;
import io.envtest.view.core.v1.EphemeralVolumeSource;
import io.envtest.view.core.v1.FlexVolumeSource;
import io.envtest.view.core.v1.ISCSIVolumeSource;
import io.envtest.view.core.v1.ImageVolumeSource;
import io.envtest.view.core.v1.PersistentVolumeClaimTemplate;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.StorageOSVolumeSource;
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

    /** In the order in which they are looked at: the first is the one that is meant. */
    private static final List<String> TYPES = List.of(
            "emptyDir",
            "hostPath",
            "gitRepo",
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "secret",
            "nfs",
            "iscsi",
            "glusterfs",
            "flocker",
            "persistentVolumeClaim",
            "rbd",
            "cinder",
            "cephfs",
            "quobyte",
            "downwardAPI",
            "fc",
            "flexVolume",
            "configMap",
            "azureFile",
            "vsphereVolume",
            "photonPersistentDisk",
            "portworxVolume",
            "azureDisk",
            "storageos",
            "projected",
            "scaleIO",
            "csi",
            "ephemeral",
            "image");

    /** Fields that messages about them write otherwise. */
    private static final Map<String, String> SHOWN_OTHERWISE = Map.of("cephfs", "cephFS", "downwardAPI", "downwarAPI");

    private final FieldErrors errors;
    private final boolean ofPod;

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
        int count = 0;
        for (String type : TYPES) {
            if (!volume.has(type)) {
                continue;
            }
            if (++count == 1) {
                source(volume, type);
            } else {
                String shown = SHOWN_OTHERWISE.getOrDefault(type, type);
                errors.forbidden(volume.path(shown), "may not specify more than 1 volume type");
            }
        }
        if (count == 0) {
            errors.required(volume.path(), "must specify a volume type");
        }
    }

    private void source(Volume volume, String type) {
        FieldPath path = volume.path();
        switch (type) {
            case "emptyDir" -> emptyDir(volume.emptyDir());
            case "hostPath" -> VolumeSourceRules.hostPath(errors, path, volume.hostPath());
            case "gitRepo" -> VolumeSourceRules.git(errors, volume.gitRepo());
            case "gcePersistentDisk" -> VolumeSourceRules.gce(errors, path, volume.gcePersistentDisk());
            case "awsElasticBlockStore" -> VolumeSourceRules.aws(errors, path, volume.awsElasticBlockStore());
            case "secret" -> FileSourceRules.secret(errors, volume.secret());
            case "nfs" -> VolumeSourceRules.nfs(errors, path, volume.nfs());
            case "iscsi" -> iscsi(volume.iscsi(), volume);
            case "glusterfs" -> required(volume.glusterfs(), "endpoints", "path");
            case "flocker" -> VolumeSourceRules.flocker(errors, path, volume.flocker());
            case "persistentVolumeClaim" -> required(volume.persistentVolumeClaim(), "claimName");
            case "rbd" -> required(volume.rbd(), "monitors", "image");
            case "cinder" -> cinder(volume.cinder());
            case "cephfs" -> required(volume.cephfs(), "monitors");
            case "quobyte" -> VolumeSourceRules.quobyte(errors, path, volume.quobyte());
            case "downwardAPI" -> FileSourceRules.downward(errors, volume.downwardAPI());
            case "fc" -> VolumeSourceRules.fibreChannel(errors, path, volume.fc());
            case "flexVolume" -> flex(volume.flexVolume());
            case "configMap" -> FileSourceRules.configMap(errors, volume.configMap());
            case "azureFile" -> required(volume.azureFile(), "secretName", "shareName");
            case "vsphereVolume" -> VolumeSourceRules.vsphere(errors, path, volume.vsphereVolume());
            case "photonPersistentDisk" -> VolumeSourceRules.photon(errors, path, volume.photonPersistentDisk());
            case "portworxVolume" -> VolumeSourceRules.portworx(errors, path, volume.portworxVolume());
            case "azureDisk" -> VolumeSourceRules.azureDisk(errors, path, volume.azureDisk());
            case "storageos" -> storageos(volume.storageos());
            case "projected" -> ProjectedVolumeRules.check(errors, volume.projected());
            case "scaleIO" -> required(volume.scaleIO(), "gateway", "system", "volumeName");
            case "csi" -> csi(volume.csi());
            case "ephemeral" -> ephemeral(volume.ephemeral());
            case "image" -> image(volume.image());
            default -> throw new IllegalArgumentException(type);
        }
    }

    /** Texts and lists that must not be empty. */
    private void required(View source, String... fields) {
        for (String field : fields) {
            JsonNode value = source.get(field);
            if (!source.has(field)
                    || (value.isContainerNode()
                            ? value.isEmpty()
                            : value.asText().isEmpty())) {
                errors.required(source.path(field), "");
            }
        }
    }

    private void cinder(CinderVolumeSource source) {
        required(source, "volumeID");
        if (source.secretRef().present()) {
            Rules.required(
                    errors,
                    source.path("secretRef").child("name"),
                    source.secretRef().name());
        }
    }

    private void storageos(StorageOSVolumeSource source) {
        Rules.requiredFormat(errors, source.path("volumeName"), source.volumeName(), Formats.DNS_LABEL);
        Rules.optionalFormat(errors, source.path("volumeNamespace"), source.volumeNamespace(), Formats.DNS_LABEL);
        if (source.secretRef().present()) {
            required(source.secretRef(), "name");
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
