package io.envtest.internal.authz.node;

import io.envtest.internal.authz.node.Need.Kind;
import io.envtest.internal.meta.Containers;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.EnvFromSource;
import io.envtest.view.core.v1.EnvVar;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.core.v1.VolumeProjection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists what a pod refers to. */
public final class PodNeeds {

    private final Set<Need> needs = new HashSet<>();

    private PodNeeds() {}

    static Set<Need> of(Pod pod) {
        PodNeeds all = new PodNeeds();
        all.spec(pod.metadata().name(), pod.spec());
        pod.status().resourceClaimStatuses().forEach(claim -> all.add(Kind.RESOURCE_CLAIM, claim.resourceClaimName()));
        return all.needs;
    }

    /** Whether a pod refers to any secret, config map or claim. */
    public static boolean refersToObjects(Pod pod) {
        return of(pod).stream().anyMatch(need -> need.kind() != Kind.SERVICE_ACCOUNT);
    }

    /** Whether a pod refers to any secret. */
    public static boolean refersToSecrets(Pod pod) {
        return of(pod).stream().anyMatch(need -> need.kind() == Kind.SECRET);
    }

    private void spec(String podName, PodSpec spec) {
        add(Kind.SERVICE_ACCOUNT, spec.serviceAccountName());
        spec.imagePullSecrets().forEach(secret -> add(Kind.SECRET, secret.name()));
        spec.resourceClaims().forEach(claim -> add(Kind.RESOURCE_CLAIM, claim.resourceClaimName()));
        for (Container container : Containers.all(spec)) {
            environment(container.env(), container.envFrom());
        }
        spec.volumes().forEach(volume -> volume(podName, volume));
    }

    private void environment(List<EnvVar> variables, List<EnvFromSource> sources) {
        for (EnvVar variable : variables) {
            add(Kind.SECRET, variable.valueFrom().secretKeyRef().name());
            add(Kind.CONFIG_MAP, variable.valueFrom().configMapKeyRef().name());
        }
        for (EnvFromSource source : sources) {
            add(Kind.SECRET, source.secretRef().name());
            add(Kind.CONFIG_MAP, source.configMapRef().name());
        }
    }

    private void volume(String podName, Volume volume) {
        add(Kind.SECRET, volume.secret().secretName());
        add(Kind.CONFIG_MAP, volume.configMap().name());
        add(Kind.CLAIM, volume.persistentVolumeClaim().claimName());
        if (volume.hasEphemeral()) {
            add(Kind.CLAIM, podName + "-" + volume.name());
        }
        for (VolumeProjection source : volume.projected().sources()) {
            add(Kind.SECRET, source.secret().name());
            add(Kind.CONFIG_MAP, source.configMap().name());
        }
        storageSecrets(volume);
    }

    private void storageSecrets(Volume volume) {
        add(Kind.SECRET, volume.csi().nodePublishSecretRef().name());
        add(Kind.SECRET, volume.azureFile().secretName());
        add(Kind.SECRET, volume.cephfs().secretRef().name());
        add(Kind.SECRET, volume.cinder().secretRef().name());
        add(Kind.SECRET, volume.flexVolume().secretRef().name());
        add(Kind.SECRET, volume.iscsi().secretRef().name());
        add(Kind.SECRET, volume.rbd().secretRef().name());
        add(Kind.SECRET, volume.scaleIO().secretRef().name());
        add(Kind.SECRET, volume.storageos().secretRef().name());
    }

    private void add(Kind kind, String name) {
        if (!name.isEmpty()) {
            needs.add(new Need(kind, name));
        }
    }
}
