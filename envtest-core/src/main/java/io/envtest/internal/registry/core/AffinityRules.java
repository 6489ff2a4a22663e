package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Affinity;
import io.envtest.view.core.v1.NodeAffinity;
import io.envtest.view.core.v1.PodAffinityTerm;
import io.envtest.view.core.v1.PreferredSchedulingTerm;
import io.envtest.view.core.v1.WeightedPodAffinityTerm;
import java.util.List;
import java.util.Map;

/**
 * Rules of affinity.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity">Affinity</a>
 */
final class AffinityRules {

    private AffinityRules() {}

    static void affinity(FieldErrors errors, Affinity affinity, Map<String, String> labels) {
        if (affinity.nodeAffinity().present()) {
            node(errors, affinity.nodeAffinity());
        }
        affinity.podAffinity()
                .requiredDuringSchedulingIgnoredDuringExecution()
                .forEach(term -> pod(errors, term, labels));
        affinity.podAffinity()
                .preferredDuringSchedulingIgnoredDuringExecution()
                .forEach(term -> weighted(errors, term, labels));
        affinity.podAntiAffinity()
                .requiredDuringSchedulingIgnoredDuringExecution()
                .forEach(term -> pod(errors, term, labels));
        affinity.podAntiAffinity()
                .preferredDuringSchedulingIgnoredDuringExecution()
                .forEach(term -> weighted(errors, term, labels));
    }

    private static void node(FieldErrors errors, NodeAffinity affinity) {
        if (affinity.requiredDuringSchedulingIgnoredDuringExecution().present()) {
            NodeSelectorRules.selector(errors, affinity.requiredDuringSchedulingIgnoredDuringExecution(), true);
        }
        for (PreferredSchedulingTerm term : affinity.preferredDuringSchedulingIgnoredDuringExecution()) {
            weight(errors, term.path("weight"), term.weight());
            NodeSelectorRules.term(errors, term.preference(), false);
        }
    }

    private static void weight(FieldErrors errors, FieldPath path, int weight) {
        if (weight <= 0 || weight > 100) {
            errors.invalid(path, weight, "must be in the range 1-100");
        }
    }

    private static void weighted(FieldErrors errors, WeightedPodAffinityTerm term, Map<String, String> labels) {
        weight(errors, term.path("weight"), term.weight());
        pod(errors, term.podAffinityTerm(), labels);
    }

    private static void pod(FieldErrors errors, PodAffinityTerm term, Map<String, String> labels) {
        LabelRules.selector(errors, term.labelSelector());
        LabelRules.selector(errors, term.namespaceSelector());
        for (String namespace : term.namespaces()) {
            Formats.DNS_LABEL
                    .wrong(namespace)
                    .forEach(wrong -> errors.invalid(term.path("namespace"), namespace, wrong));
        }
        keys(errors, term, "matchLabelKeys", term.matchLabelKeys());
        keys(errors, term, "mismatchLabelKeys", term.mismatchLabelKeys());
        LabelKeyRules.unselected(
                errors, term.path(), term.labelSelector(), term.matchLabelKeys(), term.mismatchLabelKeys(), labels);
        for (int i = 0; i < term.matchLabelKeys().size(); i++) {
            if (term.mismatchLabelKeys().contains(term.matchLabelKeys().get(i))) {
                errors.invalid(
                        term.path("matchLabelKeys").index(i),
                        term.matchLabelKeys().get(i),
                        "exists in both matchLabelKeys and mismatchLabelKeys");
            }
        }
        Rules.required(errors, term.path("topologyKey"), term.topologyKey(), "can not be empty");
        LabelRules.labelName(errors, term.path("topologyKey"), term.topologyKey());
    }

    private static void keys(FieldErrors errors, PodAffinityTerm term, String field, List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        if (!term.labelSelector().present()) {
            errors.forbidden(term.path(field), "must not be specified when labelSelector is not set");
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            LabelRules.labelName(errors, term.path(field).index(i), keys.get(i));
        }
    }
}
