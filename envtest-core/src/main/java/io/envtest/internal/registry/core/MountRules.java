package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.VolumeDevice;
import io.envtest.view.core.v1.VolumeMount;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Rules of how containers see the volumes of their pod.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/volumes/">Volumes</a>
 */
final class MountRules {

    private static final List<String> PROPAGATIONS = List.of("Bidirectional", "HostToContainer", "None");
    private static final List<String> READ_ONLY = List.of("Disabled", "Enabled", "IfPossible");

    private final FieldErrors errors;
    private final PodSpec spec;
    private final Set<String> volumes;

    MountRules(FieldErrors errors, PodSpec spec, Set<String> volumes) {
        this.errors = errors;
        this.spec = spec;
        this.volumes = volumes;
    }

    void mounts(Container container) {
        Set<String> places = new HashSet<>();
        for (VolumeMount mount : container.volumeMounts()) {
            Rules.required(errors, mount.path("name"), mount.name());
            boolean known = volumes.contains(mount.name());
            if (!known) {
                errors.notFound(mount.path("name"), mount.name());
            }
            Rules.required(errors, mount.path("mountPath"), mount.mountPath());
            if (!places.add(mount.mountPath())) {
                errors.invalid(mount.path("mountPath"), mount.mountPath(), "must be unique");
            }
            boolean device =
                    container.volumeDevices().stream().anyMatch(d -> d.name().equals(mount.name()));
            if (device) {
                errors.invalid(mount.path("name"), mount.name(), "must not already exist in volumeDevices");
            }
            boolean devicePath = lastOfEach(container.volumeDevices(), VolumeDevice::name, VolumeDevice::devicePath)
                    .contains(mount.mountPath());
            if (devicePath) {
                errors.invalid(
                        mount.path("mountPath"),
                        mount.mountPath(),
                        "must not already exist as a path in volumeDevices");
            }
            subPaths(container.path("volumeMounts"), mount);
            if (mount.hasMountPropagation()) {
                propagation(container, mount);
            }
            recursive(container, mount);
        }
    }

    private void subPaths(FieldPath mounts, VolumeMount mount) {
        if (!mount.subPath().isEmpty()) {
            VolumeSourceRules.localPath(errors, mounts.child("subPath"), mount.subPath());
        }
        if (!mount.subPathExpr().isEmpty()) {
            if (!mount.subPath().isEmpty()) {
                errors.invalid(
                        mount.path("subPathExpr"),
                        mount.subPathExpr(),
                        "subPathExpr and subPath are mutually exclusive");
            }
            VolumeSourceRules.localPath(errors, mounts.child("subPathExpr"), mount.subPathExpr());
        }
    }

    private void propagation(Container container, VolumeMount mount) {
        FieldPath path = container.path("volumeMounts").child("mountPropagation");
        if (!PROPAGATIONS.contains(mount.mountPropagation())) {
            errors.notSupported(path, mount.mountPropagation(), PROPAGATIONS);
        }
        if (mount.mountPropagation().equals("Bidirectional")
                && !container.securityContext().privileged()) {
            errors.forbidden(path, "Bidirectional mount propagation is available only to privileged containers");
        }
    }

    private void recursive(Container container, VolumeMount mount) {
        if (!mount.hasRecursiveReadOnly()) {
            return;
        }
        FieldPath path = container.path("volumeMounts").child("recursiveReadOnly");
        String value = mount.recursiveReadOnly();
        if (!READ_ONLY.contains(value)) {
            errors.notSupported(path, value, READ_ONLY);
            return;
        }
        if (value.equals("Disabled")) {
            return;
        }
        if (!mount.readOnly()) {
            errors.forbidden(path, "may only be specified when readOnly is true");
        }
        if (mount.hasMountPropagation() && !mount.mountPropagation().equals("None")) {
            errors.forbidden(path, "may only be specified when mountPropagation is None or not specified");
        }
    }

    void devices(Container container) {
        Set<String> seenPaths = new HashSet<>();
        Set<String> seenNames = new HashSet<>();
        for (VolumeDevice device : container.volumeDevices()) {
            device(container, device, seenNames, seenPaths);
        }
    }

    private void device(Container container, VolumeDevice device, Set<String> seenNames, Set<String> seenPaths) {
        Rules.required(errors, device.path("name"), device.name());
        if (!device.name().isEmpty() && !seenNames.add(device.name())) {
            errors.invalid(device.path("name"), device.name(), "must be unique");
        }
        spec.volumes().stream()
                .filter(volume -> volume.name().equals(device.name()) && volumes.contains(device.name()))
                .findFirst()
                .ifPresentOrElse(
                        volume -> {
                            if (!volume.persistentVolumeClaim().present()
                                    && !volume.ephemeral().present()) {
                                errors.invalid(
                                        device.path("name"),
                                        device.name(),
                                        "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
                            }
                        },
                        () -> errors.notFound(device.path("name"), device.name()));
        if (device.devicePath().isEmpty()) {
            errors.required(device.path("devicePath"), "");
        }
        if (!seenPaths.add(device.devicePath())) {
            errors.invalid(device.path("devicePath"), device.devicePath(), "must be unique");
        } else if (List.of(device.devicePath().split("/")).contains("..")) {
            errors.invalid(device.path("devicePath"), device.devicePath(), "can not contain backsteps ('..')");
        }
        boolean mounted =
                container.volumeMounts().stream().anyMatch(mount -> mount.name().equals(device.name()));
        if (mounted) {
            errors.invalid(device.path("name"), device.name(), "must not already exist in volumeMounts");
        }
        boolean mountPath = lastOfEach(container.volumeMounts(), VolumeMount::name, VolumeMount::mountPath)
                .contains(device.devicePath());
        if (mountPath) {
            errors.invalid(
                    device.path("devicePath"), device.devicePath(), "must not already exist as a path in volumeMounts");
        }
    }

    /** Places, of each volume only the last that names it. */
    private static <T> Collection<String> lastOfEach(
            List<T> uses, Function<T, String> volume, Function<T, String> place) {
        Map<String, String> places = new HashMap<>();
        uses.forEach(use -> places.put(volume.apply(use), place.apply(use)));
        return places.values();
    }
}
