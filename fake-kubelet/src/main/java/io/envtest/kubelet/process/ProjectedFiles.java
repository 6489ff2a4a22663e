package io.envtest.kubelet.process;

import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.kubelet.shell.Octets;
import io.envtest.view.core.v1.ConfigMap;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.DownwardAPIVolumeFile;
import io.envtest.view.core.v1.KeyToPath;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Secret;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.core.v1.VolumeProjection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of volumes that show what the cluster holds.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/projected-volumes/">Projected volumes</a>
 */
final class ProjectedFiles {

    private final Lister<ConfigMap> configMaps;
    private final Lister<Secret> secrets;
    private final ResourceFields resources;

    ProjectedFiles(ControllerSetup setup) {
        this.configMaps = setup.lister(Resources.CONFIG_MAPS);
        this.secrets = setup.lister(Resources.SECRETS);
        Lister<Node> nodes = setup.lister(Resources.NODES);
        this.resources = new ResourceFields(nodes);
    }

    /** Whether a volume is of this sort. */
    static boolean isProjected(Volume volume) {
        return volume.hasConfigMap() || volume.hasSecret() || volume.hasDownwardAPI() || volume.hasProjected();
    }

    /** Contents by path, as {@link Octets}. */
    Map<String, String> of(Pod pod, Volume volume) {
        String namespace = pod.metadata().namespace();
        if (volume.hasConfigMap()) {
            return keys(
                    configMap(namespace, volume.configMap().name()),
                    volume.configMap().items());
        } else if (volume.hasSecret()) {
            return keys(
                    secret(namespace, volume.secret().secretName()),
                    volume.secret().items());
        } else if (volume.hasDownwardAPI()) {
            return fields(pod, volume.downwardAPI().items());
        }
        Map<String, String> all = new LinkedHashMap<>();
        volume.projected().sources().forEach(source -> all.putAll(of(pod, source)));
        return all;
    }

    private Map<String, String> of(Pod pod, VolumeProjection source) {
        String namespace = pod.metadata().namespace();
        if (source.hasConfigMap()) {
            return keys(
                    configMap(namespace, source.configMap().name()),
                    source.configMap().items());
        } else if (source.hasSecret()) {
            return keys(
                    secret(namespace, source.secret().name()), source.secret().items());
        }
        return fields(pod, source.downwardAPI().items());
    }

    private Map<String, String> configMap(String namespace, String name) {
        return configMaps.get(namespace, name).map(ProjectedFiles::contents).orElse(Map.of());
    }

    private Map<String, String> secret(String namespace, String name) {
        return secrets.get(namespace, name)
                .map(secret -> Texts.octets(secret.data()))
                .orElse(Map.of());
    }

    private static Map<String, String> contents(ConfigMap map) {
        Map<String, String> contents = Texts.octets(map.binaryData());
        map.data().forEach((key, value) -> contents.put(key, Octets.of(value)));
        return contents;
    }

    private static Map<String, String> keys(Map<String, String> data, List<KeyToPath> items) {
        Map<String, String> files = new LinkedHashMap<>(items.isEmpty() ? data : Map.of());
        for (KeyToPath item : items) {
            if (data.containsKey(item.key())) {
                files.put(Octets.of(item.path_()), data.getOrDefault(item.key(), ""));
            }
        }
        return files;
    }

    private Map<String, String> fields(Pod pod, List<DownwardAPIVolumeFile> items) {
        Map<String, String> files = new LinkedHashMap<>();
        for (DownwardAPIVolumeFile item : items) {
            files.put(Octets.of(item.path_()), Octets.of(field(pod, item)));
        }
        return files;
    }

    private String field(Pod pod, DownwardAPIVolumeFile item) {
        if (!item.hasResourceFieldRef()) {
            return PodFields.valueOf(pod, item.fieldRef().fieldPath());
        }
        return pod.spec().containers().stream()
                .filter(container -> isMeant(container, item))
                .findFirst()
                .map(container -> resources.valueOf(pod, container, item.resourceFieldRef()))
                .orElse("");
    }

    private static boolean isMeant(Container container, DownwardAPIVolumeFile item) {
        return container.name().equals(item.resourceFieldRef().containerName());
    }
}
