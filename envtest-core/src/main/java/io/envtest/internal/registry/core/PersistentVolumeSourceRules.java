package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.AzureFilePersistentVolumeSource;
import io.envtest.view.core.v1.CSIPersistentVolumeSource;
import io.envtest.view.core.v1.CephFSPersistentVolumeSource;
import io.envtest.view.core.v1.CinderPersistentVolumeSource;
import io.envtest.view.core.v1.FlexPersistentVolumeSource;
import io.envtest.view.core.v1.GlusterfsPersistentVolumeSource;
import io.envtest.view.core.v1.ISCSIPersistentVolumeSource;
import io.envtest.view.core.v1.LocalVolumeSource;
import io.envtest.view.core.v1.RBDPersistentVolumeSource;
import io.envtest.view.core.v1.ScaleIOPersistentVolumeSource;
import io.envtest.view.core.v1.SecretReference;
import io.envtest.view.core.v1.StorageOSPersistentVolumeSource;
import java.util.List;
import java.util.regex.Pattern;

/** Rules of the kinds of storage as persistent volumes have them: secrets are named with their namespace. */
final class PersistentVolumeSourceRules {

    private static final Pattern IQN =
            Pattern.compile("iqn\\.\\d{4}-\\d{2}\\.([a-zA-Z0-9][-.a-zA-Z0-9]*)(:[^,;*&$|\\s]+)");
    private static final Pattern EUI = Pattern.compile("eui\\.[0-9a-fA-F]{16}");
    private static final Pattern NAA = Pattern.compile("naa\\.[0-9a-fA-F]{32}");
    private static final List<String> RESERVED_DOMAINS = List.of("kubernetes.io", "k8s.io");
    private static final int PORTAL_LENGTH = 64;

    private PersistentVolumeSourceRules() {}

    static void glusterfs(FieldErrors errors, GlusterfsPersistentVolumeSource source) {
        Rules.required(errors, source.path("endpoints"), source.endpoints());
        Rules.required(errors, source.path("path"), source.path_());
        if (!source.hasEndpointsNamespace()) {
            return;
        }
        FieldPath path = source.path("endpointsNamespace");
        if (source.endpointsNamespace().isEmpty()) {
            errors.invalid(path, "", "if the endpointnamespace is set, it must be a valid namespace name");
        } else {
            Rules.format(errors, path, source.endpointsNamespace(), Formats.DNS_LABEL);
        }
    }

    static void rbd(FieldErrors errors, RBDPersistentVolumeSource source) {
        Rules.required(errors, source.path("monitors"), source.monitors(), "");
        Rules.required(errors, source.path("image"), source.image());
    }

    static void cephfs(FieldErrors errors, CephFSPersistentVolumeSource source) {
        Rules.required(errors, source.path("monitors"), source.monitors(), "");
    }

    static void iscsi(FieldErrors errors, ISCSIPersistentVolumeSource source, String volume) {
        Rules.required(errors, source.path("targetPortal"), source.targetPortal());
        if (Rules.required(errors, source.path("iqn"), source.iqn())) {
            qualifiedName(errors, source.path("iqn"), source.iqn());
        }
        if (source.lun() < 0 || source.lun() > 255) {
            Rules.inRange(errors, source.path("lun"), source.lun(), 0, 255);
        }
        if ((source.chapAuthDiscovery() || source.chapAuthSession())
                && !source.secretRef().present()) {
            errors.required(source.path("secretRef"), "");
        }
        if (source.secretRef().present()) {
            Rules.required(
                    errors,
                    source.path("secretRef").child("name"),
                    source.secretRef().name());
        }
        if (source.hasInitiatorName()) {
            initiator(errors, source, volume);
        }
    }

    private static void initiator(FieldErrors errors, ISCSIPersistentVolumeSource source, String volume) {
        qualifiedName(errors, source.path("initiatorname"), source.initiatorName());
        if ((volume + ":" + source.targetPortal()).length() > PORTAL_LENGTH) {
            errors.invalid(
                    source.path("targetportal"),
                    source.targetPortal(),
                    "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if"
                            + " iscsi.initiatorName is specified.");
        }
    }

    /** The name must be an IQN, EUI or NAA. */
    static void qualifiedName(FieldErrors errors, FieldPath path, String name) {
        boolean known = name.startsWith("iqn") || name.startsWith("eui") || name.startsWith("naa");
        boolean valid = IQN.matcher(name).matches()
                || EUI.matcher(name).matches()
                || NAA.matcher(name).matches();
        if (!known || !valid) {
            errors.invalid(path, name, "must be valid format");
        }
    }

    static void cinder(FieldErrors errors, CinderPersistentVolumeSource source) {
        Rules.required(errors, source.path("volumeID"), source.volumeID());
        secret(errors, source.secretRef());
    }

    static void flex(FieldErrors errors, FlexPersistentVolumeSource source) {
        Rules.required(errors, source.path("driver"), source.driver());
        for (String key : source.options().keySet()) {
            String namespace = key.contains("/") ? key.substring(0, key.indexOf('/')) : "";
            if (RESERVED_DOMAINS.stream().anyMatch(d -> namespace.equals(d) || namespace.endsWith("." + d))) {
                errors.invalid(
                        source.path("options").key(key), key, "kubernetes.io and k8s.io namespaces are reserved");
            }
        }
    }

    static void azureFile(FieldErrors errors, AzureFilePersistentVolumeSource source) {
        Rules.required(errors, source.path("secretName"), source.secretName());
        Rules.required(errors, source.path("shareName"), source.shareName());
        if (source.hasSecretNamespace()) {
            Rules.required(errors, source.path("secretNamespace"), source.secretNamespace());
        }
    }

    static void scaleIo(FieldErrors errors, ScaleIOPersistentVolumeSource source) {
        Rules.required(errors, source.path("gateway"), source.gateway());
        Rules.required(errors, source.path("system"), source.system());
        Rules.required(errors, source.path("volumeName"), source.volumeName());
    }

    static void local(FieldErrors errors, LocalVolumeSource source) {
        if (Rules.required(errors, source.path("path"), source.path_())) {
            VolumeSourceRules.noBacksteps(errors, source.path("path"), source.path_());
        }
    }

    static void storageOs(FieldErrors errors, StorageOSPersistentVolumeSource source) {
        Rules.requiredFormat(errors, source.path("volumeName"), source.volumeName(), Formats.DNS_LABEL);
        Rules.optionalFormat(errors, source.path("volumeNamespace"), source.volumeNamespace(), Formats.DNS_LABEL);
        if (source.secretRef().present()) {
            Rules.required(
                    errors,
                    source.path("secretRef").child("name"),
                    source.secretRef().name());
            Rules.required(
                    errors,
                    source.path("secretRef").child("namespace"),
                    source.secretRef().namespace());
        }
    }

    static void csi(FieldErrors errors, CSIPersistentVolumeSource source) {
        DriverNames.check(errors, source.path("driver"), source.driver());
        Rules.required(errors, source.path("volumeHandle"), source.volumeHandle());
        csiSecret(errors, source.controllerPublishSecretRef());
        csiSecret(errors, source.controllerExpandSecretRef());
        csiSecret(errors, source.nodePublishSecretRef());
        csiSecret(errors, source.nodeExpandSecretRef());
    }

    private static void secret(FieldErrors errors, SecretReference secret) {
        if (secret.present()) {
            Rules.required(errors, secret.path("name"), secret.name());
            Rules.required(errors, secret.path("namespace"), secret.namespace());
        }
    }

    private static void csiSecret(FieldErrors errors, SecretReference secret) {
        if (secret.present()) {
            Rules.requiredFormat(errors, secret.path("name"), secret.name(), Formats.DNS_SUBDOMAIN);
            Rules.requiredFormat(errors, secret.path("namespace"), secret.namespace(), Formats.DNS_LABEL);
        }
    }
}
