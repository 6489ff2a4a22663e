package io.envtest.kubelet.process;

import io.envtest.internal.controller.runtime.Lister;
import io.envtest.kubelet.shell.Directory;
import io.envtest.kubelet.shell.Files;
import io.envtest.view.core.v1.ConfigMap;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.KeyToPath;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Secret;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.core.v1.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The volumes of pods: files in memory, which live as long as the pod, the node or the claim does. Thread-safe. */
final class Volumes {

    private final Lister<ConfigMap> configMaps;
    private final Lister<Secret> secrets;
    private final Map<String, Directory> lasting = new ConcurrentHashMap<>();

    Volumes(Lister<ConfigMap> configMaps, Lister<Secret> secrets) {
        this.configMaps = configMaps;
        this.secrets = secrets;
    }

    /** What a container sees. */
    Files files(Pod pod, Container container, Map<String, String> variables) {
        List<Files.Mount> mounts = new ArrayList<>();
        for (VolumeMount mount : container.volumeMounts()) {
            Optional<Volume> volume = pod.spec().volumes().stream()
                    .filter(candidate -> candidate.name().equals(mount.name()))
                    .findFirst();
            String inside = mount.hasSubPathExpr()
                    ? Commands.expand(mount.subPathExpr(), variables)
                    : mount.subPath();
            volume.ifPresent(found -> mounts.add(
                    new Files.Mount(mount.mountPath(), directory(pod, found), inside, mount.readOnly())));
        }
        return new Files(mounts);
    }

    /** The pod is gone, and its empty directories with it. */
    void forget(String uid) {
        lasting.keySet().removeIf(key -> key.startsWith("pod/" + uid + "/"));
    }

    private Directory directory(Pod pod, Volume volume) {
        String namespace = pod.metadata().namespace();
        if (volume.hasConfigMap()) {
            Map<String, String> data = configMaps
                    .get(namespace, volume.configMap().name())
                    .map(ConfigMap::data)
                    .orElse(Map.of());
            return projected(data, volume.configMap().items());
        } else if (volume.hasSecret()) {
            Map<String, String> data = secrets.get(namespace, volume.secret().secretName())
                    .map(Texts::of)
                    .orElse(Map.of());
            return projected(data, volume.secret().items());
        } else if (volume.hasHostPath()) {
            String path = volume.hostPath().path_();
            return lasting("node/" + pod.spec().nodeName() + "/" + path);
        } else if (volume.hasPersistentVolumeClaim()) {
            String claim = volume.persistentVolumeClaim().claimName();
            return lasting("claim/" + namespace + "/" + claim);
        }
        return lasting("pod/" + pod.metadata().uid() + "/" + volume.name());
    }

    private Directory lasting(String key) {
        return lasting.computeIfAbsent(key, name -> new Directory());
    }

    private static Directory projected(Map<String, String> data, List<KeyToPath> items) {
        Directory directory = new Directory();
        if (items.isEmpty()) {
            directory.files().putAll(data);
        }
        for (KeyToPath item : items) {
            if (data.containsKey(item.key())) {
                directory.files().put(item.path_(), data.getOrDefault(item.key(), ""));
            }
        }
        return directory;
    }
}
