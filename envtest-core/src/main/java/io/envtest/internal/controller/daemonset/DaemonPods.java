package io.envtest.internal.controller.daemonset;

import io.envtest.internal.controller.pod.PodControl;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.core.v1.NodeAffinity;
import io.envtest.view.core.v1.NodeSelector;
import io.envtest.view.core.v1.NodeSelectorRequirement;
import io.envtest.view.core.v1.NodeSelectorTerm;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the pods of DaemonSets and tells where and how new they are. */
final class DaemonPods {

    static final String HASH_LABEL = "controller-revision-hash";
    private static final String GENERATION_LABEL = "pod-template-generation";
    private static final String GENERATION_ANNOTATION = "deprecated.daemonset.template.generation";

    /** Scheduled pods before others, then older before newer. */
    static final Comparator<Pod> OLDEST_FIRST = Comparator.comparing(
                    (Pod pod) -> pod.spec().nodeName().isEmpty())
            .thenComparing(
                    pod -> Timestamps.parse(pod.metadata().creationTimestamp()).orElse(Instant.EPOCH));

    private DaemonPods() {}

    /** A pod for a node, not created yet. */
    static Pod newPod(DaemonSet set, String node, String hash) {
        Pod pod = PodControl.fromTemplate(set.spec().template(), Resources.DAEMON_SETS, set);
        Map<String, String> labels = new LinkedHashMap<>(pod.metadata().labels());
        if (!generation(set).isEmpty()) {
            labels.put(GENERATION_LABEL, generation(set));
        }
        if (!hash.isEmpty()) {
            labels.put(HASH_LABEL, hash);
        }
        pod.metadata().setLabels(labels);
        pinTo(node, pod.spec());
        DaemonTolerations.addTo(pod.spec());
        return pod;
    }

    /** Binds a pod to a node by its name, whatever else its terms ask for. */
    private static void pinTo(String node, PodSpec spec) {
        NodeAffinity affinity = spec.affinity().nodeAffinity();
        affinity.removeRequiredDuringSchedulingIgnoredDuringExecution();
        affinity.requiredDuringSchedulingIgnoredDuringExecution()
                .addNodeSelectorTerms()
                .addMatchFields()
                .setKey("metadata.name")
                .setOperator("In")
                .setValues(List.of(node));
    }

    /** The node a pod is on or will be on, empty if it can be any. */
    private static String nodeOf(Pod pod) {
        if (!pod.spec().nodeName().isEmpty()) {
            return pod.spec().nodeName();
        }
        NodeSelector required = pod.spec().affinity().nodeAffinity().requiredDuringSchedulingIgnoredDuringExecution();
        for (NodeSelectorTerm term : required.nodeSelectorTerms()) {
            for (NodeSelectorRequirement field : term.matchFields()) {
                if (field.key().equals("metadata.name") && field.values().size() == 1) {
                    return field.values().get(0);
                }
            }
        }
        return "";
    }

    /** Pods by the node they are for. */
    static Map<String, List<Pod>> byNode(List<Pod> pods) {
        Map<String, List<Pod>> byNode = new LinkedHashMap<>();
        for (Pod pod : pods) {
            byNode.computeIfAbsent(nodeOf(pod), node -> new ArrayList<>()).add(pod);
        }
        return byNode;
    }

    /** Whether a pod comes from the current template. */
    static boolean isUpdated(DaemonSet set, Pod pod, String hash) {
        Map<String, String> labels = pod.metadata().labels();
        String generation = generation(set);
        boolean sameGeneration = !generation.isEmpty() && generation.equals(labels.get(GENERATION_LABEL));
        return sameGeneration || (!hash.isEmpty() && hash.equals(labels.get(HASH_LABEL)));
    }

    static boolean isAvailable(DaemonSet set, Pod pod, Instant now) {
        return Pods.isAvailable(pod, set.spec().minReadySeconds(), now);
    }

    private static String generation(DaemonSet set) {
        return set.metadata().annotations().getOrDefault(GENERATION_ANNOTATION, "");
    }
}
