package io.envtest.internal.quota;

import io.envtest.view.core.v1.Affinity;
import io.envtest.view.core.v1.PodAffinityTerm;
import io.envtest.view.core.v1.WeightedPodAffinityTerm;
import java.util.ArrayList;
import java.util.List;

/** Whether a pod's affinity looks into other namespaces. */
final class CrossNamespaceAffinity {

    private CrossNamespaceAffinity() {}

    static boolean has(Affinity affinity) {
        List<PodAffinityTerm> terms = new ArrayList<>();
        terms.addAll(affinity.podAffinity().requiredDuringSchedulingIgnoredDuringExecution());
        terms.addAll(affinity.podAntiAffinity().requiredDuringSchedulingIgnoredDuringExecution());
        weighted(terms, affinity.podAffinity().preferredDuringSchedulingIgnoredDuringExecution());
        weighted(terms, affinity.podAntiAffinity().preferredDuringSchedulingIgnoredDuringExecution());
        return terms.stream().anyMatch(term -> !term.namespaces().isEmpty() || term.hasNamespaceSelector());
    }

    private static void weighted(List<PodAffinityTerm> terms, List<WeightedPodAffinityTerm> weighted) {
        weighted.forEach(term -> terms.add(term.podAffinityTerm()));
    }
}
