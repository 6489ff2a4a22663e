package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finalizers of custom resources may have any name, but one without a domain is warned about when it is added. Pure. */
final class FinalizerWarnings {

    private static final Set<String> STANDARD = Set.of("kubernetes", "orphan", "foregroundDeletion");

    private FinalizerWarnings() {}

    static void warn(StrategyContext context, ObjectNode object, List<String> known) {
        Set<String> added = new TreeSet<>(ObjectMetaRules.of(object).finalizers());
        known.forEach(added::remove);
        for (String finalizer : added) {
            if (finalizer.indexOf('/') < 0 && !STANDARD.contains(finalizer)) {
                context.warn("metadata.finalizers: " + GoQuote.quote(finalizer)
                        + ": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer"
                        + " writers");
            }
        }
    }
}
