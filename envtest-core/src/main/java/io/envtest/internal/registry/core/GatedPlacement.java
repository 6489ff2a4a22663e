package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Trees;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.NodeAffinity;
import io.envtest.view.core.v1.NodeSelectorRequirement;
import io.envtest.view.core.v1.NodeSelectorTerm;
import io.envtest.view.core.v1.PodSpec;
import java.util.List;
import java.util.Map;

/**
 * Where a pod with scheduling gates may run: the choice of nodes may become narrower, never wider.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/#mutable-pod-scheduling-directives">Scheduling directives</a>
 */
final class GatedPlacement {

    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

    private GatedPlacement() {}

    /** Checks what changed and takes it back, so that the rest can be compared. */
    static void check(FieldErrors errors, FieldPath path, PodSpec spec, PodSpec old) {
        selector(errors, path.child("nodeSelector"), spec.nodeSelector(), old.nodeSelector());
        Fields.keep(spec, old, "nodeSelector");
        NodeAffinity now = spec.affinity().nodeAffinity();
        NodeAffinity before = old.affinity().nodeAffinity();
        if (!Trees.same(now.node(), before.node()) || now.present() != before.present()) {
            affinity(errors, path.child("affinity", "nodeAffinity"), now, before);
            takeBack(spec, old);
        }
    }

    private static void selector(FieldErrors errors, FieldPath path, Map<String, String> now, Map<String, String> old) {
        boolean kept =
                old.entrySet().stream().allMatch(entry -> entry.getValue().equals(now.get(entry.getKey())));
        if (!kept) {
            errors.invalid(
                    path,
                    GoValue.of(now),
                    "only additions to spec.nodeSelector are allowed (no mutations or deletions)");
        }
    }

    private static void affinity(FieldErrors errors, FieldPath path, NodeAffinity now, NodeAffinity old) {
        List<NodeSelectorTerm> terms =
                now.requiredDuringSchedulingIgnoredDuringExecution().nodeSelectorTerms();
        List<NodeSelectorTerm> before =
                old.requiredDuringSchedulingIgnoredDuringExecution().nodeSelectorTerms();
        FieldPath place = path.child(REQUIRED, "nodeSelectorTerms");
        if (before.isEmpty()) {
            return;
        }
        if (terms.size() != before.size()) {
            errors.invalid(
                    place,
                    terms.isEmpty() ? emptyOrNull(now) : GoValue.of(terms),
                    "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!narrower(terms.get(i), before.get(i))) {
                errors.invalid(
                        place.index(i),
                        GoValue.of(terms.get(i)),
                        "only additions are allowed (no mutations or deletions)");
            }
        }
    }

    private static JsonNode emptyOrNull(NodeAffinity affinity) {
        return GoValue.of(
                affinity.requiredDuringSchedulingIgnoredDuringExecution().get("nodeSelectorTerms"));
    }

    private static boolean narrower(NodeSelectorTerm term, NodeSelectorTerm old) {
        boolean wasEmpty = old.matchExpressions().isEmpty() && old.matchFields().isEmpty();
        if (wasEmpty) {
            return term.matchExpressions().isEmpty() && term.matchFields().isEmpty();
        }
        return beginsWith(term.matchExpressions(), old.matchExpressions())
                && beginsWith(term.matchFields(), old.matchFields());
    }

    private static boolean beginsWith(List<NodeSelectorRequirement> now, List<NodeSelectorRequirement> old) {
        if (now.size() < old.size()) {
            return false;
        }
        for (int i = 0; i < old.size(); i++) {
            if (!Rules.same(now.get(i), old.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void takeBack(PodSpec spec, PodSpec old) {
        if (old.affinity().nodeAffinity().present()) {
            spec.affinity().nodeAffinity().replaceWith(old.affinity().nodeAffinity());
            return;
        }
        if (spec.affinity().present()) {
            ObjectNode affinity = spec.affinity().node();
            affinity.remove("nodeAffinity");
            if (affinity.isEmpty() && !old.affinity().present()) {
                spec.removeAffinity();
            }
        }
    }
}
