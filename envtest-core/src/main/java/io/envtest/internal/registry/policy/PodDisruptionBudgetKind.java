package io.envtest.internal.registry.policy;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.IntOrString;
import io.envtest.view.policy.v1.PodDisruptionBudget;

/**
 * PodDisruptionBudget: how many of some pods may be taken down at once.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/disruptions/">Disruptions</a>
 */
final class PodDisruptionBudgetKind {

    private PodDisruptionBudgetKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("policy", "PodDisruptionBudget")
                .strategy(new Main())
                .status(new Status())
                .columns(PodDisruptionBudgetKind::columns)
                .build();
    }

    /** Its rules do not look at metadata: any name that can stand in a path will do. */
    private static final class Main extends KindStrategy<PodDisruptionBudget> {

        Main() {
            super(PodDisruptionBudget::of, Trait.COUNTS_GENERATIONS, Trait.FORBIDS_UNCONDITIONAL_UPDATE);
        }

        @Override
        protected void validate(StrategyContext context, PodDisruptionBudget budget, FieldErrors errors) {
            PodDisruptionBudgetRules.spec(errors, budget.spec());
        }

        @Override
        protected void validate(
                StrategyContext context, PodDisruptionBudget budget, PodDisruptionBudget old, FieldErrors errors) {
            PodDisruptionBudgetRules.spec(errors, budget.spec());
        }
    }

    private static final class Status extends StatusStrategy<PodDisruptionBudget> {

        Status() {
            super(PodDisruptionBudget::of);
        }

        @Override
        protected void validate(
                StrategyContext context, PodDisruptionBudget budget, PodDisruptionBudget old, FieldErrors errors) {
            PodDisruptionBudgetRules.status(errors, budget.status());
        }
    }

    private static Columns<PodDisruptionBudget> columns() {
        return Columns.of("io.k8s.api.policy.v1", PodDisruptionBudget::of)
                .name()
                .text(
                        "Min Available",
                        "The minimum number of pods that must be available.",
                        budget -> shown(budget.spec().minAvailable()))
                .text(
                        "Max Unavailable",
                        "The maximum number of pods that may be unavailable.",
                        budget -> shown(budget.spec().maxUnavailable()))
                .integer(
                        "Allowed Disruptions",
                        "Calculated number of pods that may be disrupted at this time.",
                        budget -> budget.status().disruptionsAllowed())
                .age();
    }

    private static String shown(IntOrString value) {
        return value.present() ? value.toString() : "N/A";
    }
}
