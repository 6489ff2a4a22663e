package io.envtest.internal.controller.statefulset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.pod.PodControl;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodTemplateSpec;
import io.envtest.view.core.v1.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What makes a pod the one of an ordinal: name, labels, host name, claims. */
final class PodIdentity {

    static final String REVISION_LABEL = "controller-revision-hash";
    private static final String NAME_LABEL = "statefulset.kubernetes.io/pod-name";
    private static final String INDEX_LABEL = "apps.kubernetes.io/pod-index";

    private PodIdentity() {}

    /** The pod of an ordinal, not created yet. */
    static Pod newPod(StatefulSet set, PodTemplateSpec template, String revision, int ordinal) {
        Pod pod = PodControl.fromTemplate(template, Resources.STATEFUL_SETS, set);
        pod.metadata().setName(Ordinals.podName(set, ordinal));
        apply(set, pod);
        pod.spec().setHostname(pod.metadata().name()).setSubdomain(set.spec().serviceName());
        Map<String, String> labels = new LinkedHashMap<>(pod.metadata().labels());
        labels.put(REVISION_LABEL, revision);
        pod.metadata().setLabels(labels);
        return pod;
    }

    /** Whether labels and volumes are those of the pod's ordinal. */
    static boolean matches(StatefulSet set, Pod pod) {
        Pod copy = Pod.of(pod.node().deepCopy());
        apply(set, copy);
        return copy.metadata().labels().equals(pod.metadata().labels())
                && PodVolumeClaims.names(set, pod).entrySet().stream().allMatch(claim -> mounts(pod, claim));
    }

    private static boolean mounts(Pod pod, Map.Entry<String, String> claim) {
        return pod.spec().volumes().stream()
                .anyMatch(volume -> volume.name().equals(claim.getKey())
                        && volume.persistentVolumeClaim().claimName().equals(claim.getValue()));
    }

    /** Gives the pod the labels and volumes of its ordinal. */
    static void apply(StatefulSet set, Pod pod) {
        Map<String, String> labels = new LinkedHashMap<>(pod.metadata().labels());
        labels.put(NAME_LABEL, pod.metadata().name());
        labels.put(INDEX_LABEL, Integer.toString(Ordinals.of(set, pod)));
        pod.metadata().setLabels(labels);
        Map<String, String> claims = PodVolumeClaims.names(set, pod);
        if (claims.isEmpty()) {
            return;
        }
        List<ObjectNode> others = new ArrayList<>();
        for (Volume volume : pod.spec().volumes()) {
            if (!claims.containsKey(volume.name())) {
                others.add(volume.node());
            }
        }
        pod.spec().removeVolumes();
        claims.forEach((name, claim) ->
                pod.spec().addVolumes().setName(name).persistentVolumeClaim().setClaimName(claim));
        others.forEach(volume -> pod.spec().addVolumes().replaceWith(Volume.of(volume)));
    }
}
