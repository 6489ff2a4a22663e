package io.envtest.internal.registry.storage;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.TopologySelectorLabelRequirement;
import io.envtest.view.core.v1.TopologySelectorTerm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules of the places where a class may make volumes. */
final class TopologyRules {

    private TopologyRules() {}

    /** No term may be given twice; one without expressions equals as many others as there are terms. */
    static void terms(FieldErrors errors, FieldPath path, List<TopologySelectorTerm> terms) {
        List<Map<String, Set<String>>> seen = new ArrayList<>();
        terms.forEach(term -> seen.add(Map.of()));
        for (int i = 0; i < terms.size(); i++) {
            Map<String, Set<String>> wanted = term(errors, path.index(i), terms.get(i));
            FieldPath expressions = path.index(i).child("matchLabelExpressions");
            seen.stream().filter(wanted::equals).forEach(same -> errors.duplicate(expressions, ""));
            seen.add(wanted);
        }
    }

    private static Map<String, Set<String>> term(FieldErrors errors, FieldPath path, TopologySelectorTerm term) {
        Map<String, Set<String>> wanted = new HashMap<>();
        List<TopologySelectorLabelRequirement> expressions = term.matchLabelExpressions();
        for (int i = 0; i < expressions.size(); i++) {
            TopologySelectorLabelRequirement expression = expressions.get(i);
            FieldPath place = path.child("matchLabelExpressions").index(i);
            Rules.required(errors, place.child("values"), expression.values(), "");
            Rules.unique(errors, place.child("values"), expression.values());
            LabelRules.labelName(errors, place.child("key"), expression.key());
            if (wanted.putIfAbsent(expression.key(), new HashSet<>(expression.values())) != null) {
                errors.duplicate(place.child("key"), expression.key());
            }
        }
        return wanted;
    }
}
