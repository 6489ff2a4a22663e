package io.envtest.internal.admission.plugin.serviceaccount;

import io.envtest.spi.component.ClusterRandom;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.ProjectedVolumeSource;
import io.envtest.view.core.v1.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mounts the account's token, the cluster's CA and the namespace's name into every container of a pod. */
final class TokenMount {

    private static final String PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String PREFIX = "kube-api-access-";
    private static final int SUFFIX_LENGTH = 5;
    private static final int READABLE = 0644;
    private static final long TOKEN_SECONDS = 3607;

    private TokenMount() {}

    static void add(PodSpec spec, ClusterRandom random) {
        List<Container> containers = new ArrayList<>(spec.initContainers());
        containers.addAll(spec.containers());
        containers.removeIf(TokenMount::mountsAlready);
        if (containers.isEmpty()) {
            return;
        }
        Optional<String> present = spec.volumes().stream()
                .map(Volume::name)
                .filter(name -> name.startsWith(PREFIX))
                .findFirst();
        String name = present.orElseGet(() -> PREFIX + random.nameSuffix(SUFFIX_LENGTH));
        for (Container container : containers) {
            container.addVolumeMounts().setName(name).setReadOnly(true).setMountPath(PATH);
        }
        if (present.isEmpty()) {
            addVolume(spec, name);
        }
    }

    private static boolean mountsAlready(Container container) {
        return container.volumeMounts().stream()
                .anyMatch(mount -> mount.mountPath().equals(PATH));
    }

    private static void addVolume(PodSpec spec, String name) {
        ProjectedVolumeSource projected = spec.addVolumes().setName(name).projected();
        projected
                .addSources()
                .serviceAccountToken()
                .setExpirationSeconds(TOKEN_SECONDS)
                .setPath("token");
        var configMap = projected.addSources().configMap();
        configMap.setName("kube-root-ca.crt");
        configMap.addItems().setKey("ca.crt").setPath("ca.crt");
        var item = projected.addSources().downwardAPI().addItems();
        item.setPath("namespace");
        item.fieldRef().setApiVersion("v1").setFieldPath("metadata.namespace");
        projected.setDefaultMode(READABLE);
    }
}
