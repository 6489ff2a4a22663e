package io.envtest.internal.registry.scheduling;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.scheduling.v1.PriorityClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PriorityClass: a name for how important a pod is.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/">Pod priority</a>
 */
final class PriorityClassKind extends KindStrategy<PriorityClass> {

    private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");
    private static final String SYSTEM_PREFIX = "system-";
    private static final int HIGHEST = 1_000_000_000;
    private static final Map<String, Integer> SYSTEM =
            Map.of("system-cluster-critical", 2 * HIGHEST, "system-node-critical", 2 * HIGHEST + 1000);

    private PriorityClassKind() {
        super(PriorityClass::of, Trait.COUNTS_GENERATIONS);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("scheduling.k8s.io", "PriorityClass")
                .strategy(new PriorityClassKind())
                .columns(PriorityClassKind::columns)
                .build();
    }

    private static Columns<PriorityClass> columns() {
        return Columns.of("io.k8s.api.scheduling.v1", PriorityClass::of)
                .name()
                .integer("Value", doc("PriorityClass", "value"), PriorityClass::value)
                .flag("Global-Default", doc("PriorityClass", "globalDefault"), PriorityClass::globalDefault)
                .age()
                .text("PreemptionPolicy", doc("PriorityClass", "preemptionPolicy"), PriorityClass::preemptionPolicy);
    }

    @Override
    public boolean raisesGeneration(ObjectNode object, ObjectNode old) {
        return false;
    }

    @Override
    public Optional<String> neverDeleted(String name) {
        return SYSTEM.containsKey(name)
                ? Optional.of("this is a system priority class and cannot be deleted")
                : Optional.empty();
    }

    @Override
    protected void defaults(PriorityClass priority) {
        if (!priority.hasPreemptionPolicy()) {
            priority.setPreemptionPolicy("PreemptLowerPriority");
        }
    }

    @Override
    protected void validate(StrategyContext context, PriorityClass priority, FieldErrors errors) {
        metadata(context, priority, errors);
        String name = priority.metadata().name();
        if (name.startsWith(SYSTEM_PREFIX)) {
            String wrong = notAsBuiltIn(priority, name);
            if (!wrong.isEmpty()) {
                errors.forbidden(
                        priority.metadata().path("name"),
                        "priority class names with 'system-' prefix are reserved for system use only. error: " + wrong);
            }
        } else if (priority.value() > HIGHEST) {
            errors.forbidden(priority.path("value"), "maximum allowed value of a user defined priority is " + HIGHEST);
        }
        Rules.requiredOneOf(
                errors, priority.path("preemptionPolicy"), priority.preemptionPolicy(), PREEMPTION_POLICIES);
    }

    /** What sets the class apart from the one of that name that the server makes; empty if nothing. */
    private static String notAsBuiltIn(PriorityClass priority, String name) {
        Integer value = SYSTEM.get(name);
        if (value == null) {
            return name + " is not a known system priority class";
        }
        if (priority.value() != value) {
            return "value of " + name + " PriorityClass must be " + value;
        }
        return priority.globalDefault() ? "globalDefault of " + name + " PriorityClass must be false" : "";
    }

    @Override
    protected void validate(StrategyContext context, PriorityClass priority, PriorityClass old, FieldErrors errors) {
        metadata(priority, old, errors);
        if (priority.value() != old.value()) {
            errors.forbidden(priority.path("value"), "may not be changed in an update.");
        }
        Rules.immutable(errors, priority.path("preemptionPolicy"), priority.preemptionPolicy(), old.preemptionPolicy());
    }
}
