package io.envtest.kubelet.pod;

import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.core.v1.ConfigMap;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.EnvFromSource;
import io.envtest.view.core.v1.EnvVar;
import io.envtest.view.core.v1.EnvVarSource;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Secret;
import io.envtest.view.core.v1.Volume;
import java.util.Map;
import java.util.Optional;

/** What a pod needs from the cluster before its containers can be created: ConfigMaps, Secrets and devices. */
final class Needs {

    private final Lister<ConfigMap> configMaps;
    private final Lister<Secret> secrets;
    private final DeviceNeeds devices;

    Needs(ControllerSetup setup) {
        this.configMaps = setup.lister(Resources.CONFIG_MAPS);
        this.secrets = setup.lister(Resources.SECRETS);
        this.devices = new DeviceNeeds(setup);
    }

    /** Why a volume of the pod cannot be mounted, for the event. */
    Optional<String> unmountable(Pod pod) {
        String namespace = pod.metadata().namespace();
        for (Volume volume : pod.spec().volumes()) {
            String missing = "";
            if (volume.hasConfigMap() && !volume.configMap().optional()) {
                missing = missingConfigMap(namespace, volume.configMap().name());
            } else if (volume.hasSecret() && !volume.secret().optional()) {
                missing = missingSecret(namespace, volume.secret().secretName());
            }
            if (!missing.isEmpty()) {
                return Optional.of("MountVolume.SetUp failed for volume \"" + volume.name() + "\" : " + missing);
            }
        }
        return Optional.empty();
    }

    /** Why the pod may not use its devices, for the event. */
    Optional<String> unprepared(Pod pod) {
        return devices.unprepared(pod);
    }

    /** Why a container cannot be created, for its status. */
    Optional<String> misconfigured(Pod pod, Container container) {
        String namespace = pod.metadata().namespace();
        for (EnvFromSource source : container.envFrom()) {
            String missing = missing(namespace, source);
            if (!missing.isEmpty()) {
                return Optional.of(missing);
            }
        }
        for (EnvVar variable : container.env()) {
            String missing = missing(namespace, variable.valueFrom());
            if (!missing.isEmpty()) {
                return Optional.of(missing);
            }
        }
        return Optional.empty();
    }

    private String missing(String namespace, EnvFromSource source) {
        if (source.hasConfigMapRef() && !source.configMapRef().optional()) {
            return missingConfigMap(namespace, source.configMapRef().name());
        }
        return source.hasSecretRef() && !source.secretRef().optional()
                ? missingSecret(namespace, source.secretRef().name())
                : "";
    }

    private String missing(String namespace, EnvVarSource source) {
        if (source.hasConfigMapKeyRef() && !source.configMapKeyRef().optional()) {
            String name = source.configMapKeyRef().name();
            Optional<ConfigMap> found = configMaps.get(namespace, name);
            String absent = missingConfigMap(namespace, name);
            return absent.isEmpty()
                    ? missingKey(
                            "ConfigMap",
                            namespace,
                            name,
                            source.configMapKeyRef().key(),
                            found.orElseThrow().data())
                    : absent;
        }
        if (source.hasSecretKeyRef() && !source.secretKeyRef().optional()) {
            String name = source.secretKeyRef().name();
            Optional<Secret> found = secrets.get(namespace, name);
            String absent = missingSecret(namespace, name);
            return absent.isEmpty()
                    ? missingKey(
                            "Secret",
                            namespace,
                            name,
                            source.secretKeyRef().key(),
                            found.orElseThrow().data())
                    : absent;
        }
        return "";
    }

    private static String missingKey(String kind, String namespace, String name, String key, Map<String, String> data) {
        return data.containsKey(key) ? "" : "couldn't find key " + key + " in " + kind + " " + namespace + "/" + name;
    }

    private String missingConfigMap(String namespace, String name) {
        return configMaps.get(namespace, name).isPresent() ? "" : "configmap \"" + name + "\" not found";
    }

    private String missingSecret(String namespace, String name) {
        return secrets.get(namespace, name).isPresent() ? "" : "secret \"" + name + "\" not found";
    }
}
