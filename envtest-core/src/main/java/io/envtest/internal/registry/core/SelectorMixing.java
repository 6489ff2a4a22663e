package io.envtest.internal.registry.core;

import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodAffinityTerm;
import io.envtest.view.core.v1.TopologySpreadConstraint;
import io.envtest.view.core.v1.WeightedPodAffinityTerm;
import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.meta.v1.LabelSelectorRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns matchLabelKeys and mismatchLabelKeys into expressions of the selectors beside them, with the new pod's own
 * values.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/3633-matchlabelkeys-to-podaffinity">KEP-3633</a>
 */
final class SelectorMixing {

    private SelectorMixing() {}

    static void intoSelectors(Pod pod) {
        Map<String, String> labels = pod.metadata().labels();
        List<PodAffinityTerm> terms = new ArrayList<>();
        terms.addAll(pod.spec().affinity().podAffinity().requiredDuringSchedulingIgnoredDuringExecution());
        pod.spec().affinity().podAffinity().preferredDuringSchedulingIgnoredDuringExecution().stream()
                .map(WeightedPodAffinityTerm::podAffinityTerm)
                .forEach(terms::add);
        terms.addAll(pod.spec().affinity().podAntiAffinity().requiredDuringSchedulingIgnoredDuringExecution());
        pod.spec().affinity().podAntiAffinity().preferredDuringSchedulingIgnoredDuringExecution().stream()
                .map(WeightedPodAffinityTerm::podAffinityTerm)
                .forEach(terms::add);
        for (PodAffinityTerm term : terms) {
            mix(term.labelSelector(), term.matchLabelKeys(), "In", labels);
            mix(term.labelSelector(), term.mismatchLabelKeys(), "NotIn", labels);
        }
        for (TopologySpreadConstraint constraint : pod.spec().topologySpreadConstraints()) {
            mix(constraint.labelSelector(), constraint.matchLabelKeys(), "In", labels);
        }
    }

    private static void mix(LabelSelector selector, List<String> keys, String operator, Map<String, String> labels) {
        if (!selector.present()) {
            return;
        }
        for (String key : keys) {
            if (labels.containsKey(key)) {
                LabelSelectorRequirement requirement = selector.addMatchExpressions();
                requirement.setKey(key).setOperator(operator).setValues(List.of(labels.get(key)));
            }
        }
    }
}
