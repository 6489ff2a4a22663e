package io.envtest.kubelet.process;

import io.envtest.kubelet.shell.Directory;
import io.envtest.kubelet.shell.Files;
import io.envtest.kubelet.shell.Octets;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.core.v1.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The volumes of pods: files in memory, which live as long as the pod, the node or the claim does. Thread-safe. */
final class Volumes {

    private final ProjectedFiles projected;
    private final Map<String, Directory> lasting = new ConcurrentHashMap<>();

    Volumes(ProjectedFiles projected) {
        this.projected = projected;
    }

    /** What a container sees. */
    Files files(Pod pod, Container container, Map<String, String> variables, List<Files.Mount> system) {
        List<Files.Mount> mounts = new ArrayList<>();
        for (VolumeMount mount : container.volumeMounts()) {
            Optional<Volume> volume = pod.spec().volumes().stream()
                    .filter(candidate -> candidate.name().equals(mount.name()))
                    .findFirst();
            String inside = mount.hasSubPathExpr() ? Commands.expand(mount.subPathExpr(), variables) : mount.subPath();
            volume.ifPresent(found -> mounts.add(new Files.Mount(
                    Octets.of(mount.mountPath()), directory(pod, found), Octets.of(inside), mount.readOnly())));
        }
        mounts.addAll(system);
        return new Files(mounts, container.securityContext().readOnlyRootFilesystem());
    }

    /** The pod is gone, and its empty directories with it. */
    void forget(String uid) {
        lasting.keySet().removeIf(key -> key.startsWith("pod/" + uid + "/"));
    }

    private Directory directory(Pod pod, Volume volume) {
        if (ProjectedFiles.isProjected(volume)) {
            Directory directory = new Directory();
            directory.files().putAll(projected.of(pod, volume));
            return directory;
        } else if (volume.hasHostPath()) {
            String path = volume.hostPath().path_();
            return lasting("node/" + pod.spec().nodeName() + "/" + path);
        } else if (volume.hasPersistentVolumeClaim()) {
            String claim = volume.persistentVolumeClaim().claimName();
            return lasting("claim/" + pod.metadata().namespace() + "/" + claim);
        }
        return lasting("pod/" + pod.metadata().uid() + "/" + volume.name());
    }

    private Directory lasting(String key) {
        return lasting.computeIfAbsent(key, name -> new Directory());
    }
}
