package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.AWSElasticBlockStoreVolumeSource;
import io.envtest.view.core.v1.AzureDiskVolumeSource;
import io.envtest.view.core.v1.FCVolumeSource;
import io.envtest.view.core.v1.FlockerVolumeSource;
import io.envtest.view.core.v1.GCEPersistentDiskVolumeSource;
import io.envtest.view.core.v1.GitRepoVolumeSource;
import io.envtest.view.core.v1.HostPathVolumeSource;
import io.envtest.view.core.v1.NFSVolumeSource;
import io.envtest.view.core.v1.PhotonPersistentDiskVolumeSource;
import io.envtest.view.core.v1.PortworxVolumeSource;
import io.envtest.view.core.v1.QuobyteVolumeSource;
import io.envtest.view.core.v1.VsphereVirtualDiskVolumeSource;
import java.util.List;

/**
 * Rules of the kinds of storage that pods and persistent volumes have in common. Each is given the place of the volume,
 * because the server's errors do not always name the field as the API does.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/volumes/">Volumes</a>
 */
final class VolumeSourceRules {

    private static final List<String> HOST_PATH_TYPES = List.of(
            "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");
    private static final List<String> AZURE_CACHING = List.of("None", "ReadOnly", "ReadWrite");
    private static final List<String> AZURE_KINDS = List.of("Dedicated", "Managed", "Shared");
    private static final String AZURE_MANAGED =
            "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}";
    private static final String AZURE_BLOB =
            "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd";
    private static final String REGISTRY_WORDS = "must be a host:port pair or multiple pairs separated by commas";
    private static final int QUOBYTE_TENANT_LENGTH = 64;

    private VolumeSourceRules() {}

    /** A folder or file of the node. */
    static void hostPath(FieldErrors errors, FieldPath volume, HostPathVolumeSource source) {
        FieldPath path = volume.child("hostPath");
        if (!Rules.required(errors, path.child("path"), source.path_())) {
            return;
        }
        noBacksteps(errors, path.child("path"), source.path_());
        if (source.hasType()) {
            Rules.oneOf(errors, path.child("type"), source.type(), HOST_PATH_TYPES);
        }
    }

    /** The path must not lead upwards. */
    static void noBacksteps(FieldErrors errors, FieldPath path, String value) {
        if (List.of(value.split("/")).contains("..")) {
            errors.invalid(path, value, "must not contain '..'");
        }
    }

    /** The path must be relative and not lead upwards. */
    static void localPath(FieldErrors errors, FieldPath path, String value) {
        if (value.startsWith("/")) {
            errors.invalid(path, value, "must be a relative path");
        }
        noBacksteps(errors, path, value);
    }

    /** A repository that is cloned into a directory of the volume. */
    static void git(FieldErrors errors, GitRepoVolumeSource source) {
        Rules.required(errors, source.path("repository"), source.repository());
        localPath(errors, source.path("directory"), source.directory());
    }

    /** A disk of Google's cloud. */
    static void gce(FieldErrors errors, FieldPath volume, GCEPersistentDiskVolumeSource source) {
        FieldPath path = volume.child("persistentDisk");
        Rules.required(errors, path.child("pdName"), source.pdName());
        partition(errors, path, source.partition());
    }

    /** A disk of Amazon's cloud. */
    static void aws(FieldErrors errors, FieldPath volume, AWSElasticBlockStoreVolumeSource source) {
        FieldPath path = volume.child("awsElasticBlockStore");
        Rules.required(errors, path.child("volumeID"), source.volumeID());
        partition(errors, path, source.partition());
    }

    private static void partition(FieldErrors errors, FieldPath path, int partition) {
        if (partition < 0 || partition > 255) {
            errors.invalid(path.child("partition"), partition, "must be between 1 and 255, inclusive");
        }
    }

    /** A Flocker dataset. */
    static void flocker(FieldErrors errors, FieldPath volume, FlockerVolumeSource source) {
        FieldPath path = volume.child("flocker");
        if (source.datasetName().isEmpty() && source.datasetUUID().isEmpty()) {
            errors.required(path, "one of datasetName and datasetUUID is required");
        }
        if (!source.datasetName().isEmpty() && !source.datasetUUID().isEmpty()) {
            errors.invalid(path, "resource", "datasetName and datasetUUID can not be specified simultaneously");
        }
        if (source.datasetName().contains("/")) {
            errors.invalid(path.child("datasetName"), source.datasetName(), "must not contain '/'");
        }
    }

    /** A directory that another host exports. */
    static void nfs(FieldErrors errors, FieldPath volume, NFSVolumeSource source) {
        FieldPath path = volume.child("nfs");
        Rules.required(errors, path.child("server"), source.server());
        Rules.required(errors, path.child("path"), source.path_());
        if (!source.path_().startsWith("/")) {
            errors.invalid(path.child("path"), source.path_(), "must be an absolute path");
        }
    }

    /** A Quobyte volume. */
    static void quobyte(FieldErrors errors, FieldPath volume, QuobyteVolumeSource source) {
        FieldPath path = volume.child("quobyte");
        if (Rules.required(errors, path.child("registry"), source.registry(), REGISTRY_WORDS)) {
            if (source.tenant().length() > QUOBYTE_TENANT_LENGTH) {
                errors.required(path.child("tenant"), "must be a UUID and may not exceed a length of 64 characters");
            } else {
                quobyteRegistry(errors, path.child("registry"), source.registry());
            }
        }
        Rules.required(errors, path.child("volume"), source.volume());
    }

    private static void quobyteRegistry(FieldErrors errors, FieldPath path, String registry) {
        if (registry.length() >= QUOBYTE_TENANT_LENGTH * 2) {
            errors.invalid(path, registry, REGISTRY_WORDS);
            return;
        }
        for (String pair : registry.split(",", -1)) {
            if (!pair.matches("(\\[[^\\[\\]]*]|[^:\\[\\]]*):[^:\\[\\]]*")) {
                errors.invalid(path, registry, REGISTRY_WORDS);
            }
        }
    }

    /** A Fibre Channel disk. */
    static void fibreChannel(FieldErrors errors, FieldPath volume, FCVolumeSource source) {
        FieldPath path = volume.child("fc");
        boolean targets = !source.targetWWNs().isEmpty();
        if (!targets && source.wwids().isEmpty()) {
            errors.required(path.child("targetWWNs"), "must specify either targetWWNs or wwids, but not both");
        }
        if (targets && !source.wwids().isEmpty()) {
            errors.invalid(
                    path.child("targetWWNs"),
                    source.node().get("targetWWNs"),
                    "targetWWNs and wwids can not be specified simultaneously");
        }
        if (targets && !source.hasLun()) {
            errors.required(path.child("lun"), "lun is required if targetWWNs is specified");
        } else if (targets) {
            Rules.inRange(errors, path.child("lun"), source.lun(), 0, 255);
        }
    }

    /** A disk of VMware's vSphere. */
    static void vsphere(FieldErrors errors, FieldPath volume, VsphereVirtualDiskVolumeSource source) {
        Rules.required(errors, volume.child("vsphereVolume", "volumePath"), source.volumePath());
    }

    /** A disk of Photon. */
    static void photon(FieldErrors errors, FieldPath volume, PhotonPersistentDiskVolumeSource source) {
        Rules.required(errors, volume.child("photonPersistentDisk", "pdID"), source.pdID());
    }

    /** A Portworx volume. */
    static void portworx(FieldErrors errors, FieldPath volume, PortworxVolumeSource source) {
        Rules.required(errors, volume.child("portworxVolume", "volumeID"), source.volumeID());
    }

    /** A disk of Microsoft's cloud. */
    static void azureDisk(FieldErrors errors, FieldPath volume, AzureDiskVolumeSource source) {
        FieldPath path = volume.child("azureDisk");
        Rules.required(errors, path.child("diskName"), source.diskName());
        Rules.required(errors, path.child("diskURI"), source.diskURI());
        if (source.hasCachingMode()) {
            Rules.oneOf(errors, path.child("cachingMode"), source.cachingMode(), AZURE_CACHING);
        }
        if (source.hasKind()) {
            Rules.oneOf(errors, path.child("kind"), source.kind(), AZURE_KINDS);
        }
        boolean managed = source.kind().equals("Managed");
        if (!source.diskURI().startsWith(managed ? "/subscriptions/" : "https://")) {
            errors.notSupported(path.child("diskURI"), source.diskURI(), List.of(managed ? AZURE_MANAGED : AZURE_BLOB));
        }
    }
}
