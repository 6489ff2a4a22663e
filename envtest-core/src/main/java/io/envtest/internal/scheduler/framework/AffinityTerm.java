package io.envtest.internal.scheduler.framework;

import io.envtest.internal.controller.runtime.Selector;
import io.envtest.view.core.v1.PodAffinityTerm;
import io.envtest.view.core.v1.WeightedPodAffinityTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A term of pod affinity or anti-affinity, ready to be asked. Immutable.
 *
 * @param namespaces namespaces the term is about by name
 * @param namespaceSelector namespaces it is about by label
 * @param selector pods it is about
 * @param topologyKey node label that says what "together" means
 * @param weight 1 to 100 for preferences, 0 for requirements
 */
public record AffinityTerm(
        Set<String> namespaces, Selector namespaceSelector, Selector selector, String topologyKey, int weight) {

    static List<AffinityTerm> required(List<PodAffinityTerm> terms, String namespace) {
        List<AffinityTerm> compiled = new ArrayList<>();
        terms.forEach(term -> compiled.add(of(term, namespace, 0)));
        return compiled;
    }

    static List<AffinityTerm> preferred(List<WeightedPodAffinityTerm> terms, String namespace) {
        List<AffinityTerm> compiled = new ArrayList<>();
        terms.forEach(term -> compiled.add(of(term.podAffinityTerm(), namespace, term.weight())));
        return compiled;
    }

    private static AffinityTerm of(PodAffinityTerm term, String namespace, int weight) {
        boolean own = term.namespaces().isEmpty() && !term.namespaceSelector().present();
        return new AffinityTerm(
                own ? Set.of(namespace) : Set.copyOf(term.namespaces()),
                Selector.of(term.namespaceSelector()),
                Selector.of(term.labelSelector()),
                term.topologyKey(),
                weight);
    }

    /**
     * Whether the term is about a pod.
     *
     * @param namespaceLabels labels of a namespace by its name
     */
    public boolean matches(PodInfo pod, Function<String, Map<String, String>> namespaceLabels) {
        return selector.matches(pod.labels())
                && (namespaces.contains(pod.key().namespace())
                        || namespaceSelector.matches(
                                namespaceLabels.apply(pod.key().namespace())));
    }
}
