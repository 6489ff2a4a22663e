package io.envtest.internal.registry.flowcontrol;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.flowcontrol.v1.ExemptPriorityLevelConfiguration;
import io.envtest.view.flowcontrol.v1.LimitedPriorityLevelConfiguration;
import io.envtest.view.flowcontrol.v1.PriorityLevelConfiguration;
import io.envtest.view.flowcontrol.v1.PriorityLevelConfigurationSpec;
import io.envtest.view.flowcontrol.v1.QueuingConfiguration;

/**
 * PriorityLevelConfiguration: how many requests of a kind may run at once.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#prioritylevelconfiguration">Priority
 *     levels</a>
 */
final class PriorityLevelConfigurationKind {

    private static final int SHARES = 30;
    private static final int QUEUES = 64;
    private static final int HAND = 8;
    private static final int LENGTH = 50;

    private PriorityLevelConfigurationKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration")
                .strategy(new Main())
                .status(new FlowStatus(
                        (errors, object) -> PriorityLevelRules.level(errors, PriorityLevelConfiguration.of(object))))
                .columns(PriorityLevelConfigurationKind::columns)
                .subresourceResetFields("status", "spec", "metadata")
                .build();
    }

    private static final class Main extends KindStrategy<PriorityLevelConfiguration> {

        Main() {
            super(PriorityLevelConfiguration::of, Trait.COUNTS_GENERATIONS);
        }

        @Override
        protected void defaults(PriorityLevelConfiguration level) {
            PriorityLevelConfigurationSpec spec = level.spec();
            if (spec.exempt().present()) {
                exempt(spec.exempt());
            }
            if (spec.limited().present()) {
                limited(spec.limited());
            }
        }

        private static void exempt(ExemptPriorityLevelConfiguration exempt) {
            if (!exempt.hasNominalConcurrencyShares()) {
                exempt.setNominalConcurrencyShares(0);
            }
            if (!exempt.hasLendablePercent()) {
                exempt.setLendablePercent(0);
            }
        }

        private static void limited(LimitedPriorityLevelConfiguration limited) {
            if (!limited.hasNominalConcurrencyShares()) {
                limited.setNominalConcurrencyShares(SHARES);
            }
            if (!limited.hasLendablePercent()) {
                limited.setLendablePercent(0);
            }
            QueuingConfiguration queuing = limited.limitResponse().queuing();
            if (queuing.present()) {
                queuing.setQueues(queuing.queues() == 0 ? QUEUES : queuing.queues());
                queuing.setHandSize(queuing.handSize() == 0 ? HAND : queuing.handSize());
                queuing.setQueueLengthLimit(queuing.queueLengthLimit() == 0 ? LENGTH : queuing.queueLengthLimit());
            }
        }

        @Override
        protected void validate(StrategyContext context, PriorityLevelConfiguration level, FieldErrors errors) {
            metadata(context, level, errors);
            PriorityLevelRules.level(errors, level);
        }

        @Override
        protected void validate(
                StrategyContext context,
                PriorityLevelConfiguration level,
                PriorityLevelConfiguration old,
                FieldErrors errors) {
            metadata(context, level, errors);
            PriorityLevelRules.level(errors, level);
        }
    }

    private static Columns<PriorityLevelConfiguration> columns() {
        return Columns.of("io.k8s.api.flowcontrol.v1", PriorityLevelConfiguration::of)
                .name()
                .text(
                        "Type",
                        doc("PriorityLevelConfigurationSpec", "type"),
                        level -> level.spec().type())
                .text(
                        "NominalConcurrencyShares",
                        doc("LimitedPriorityLevelConfiguration", "nominalConcurrencyShares"),
                        PriorityLevelConfigurationKind::shares)
                .text("Queues", doc("QueuingConfiguration", "queues"), level -> queuing(level, "queues"))
                .text("HandSize", doc("QueuingConfiguration", "handSize"), level -> queuing(level, "handSize"))
                .text(
                        "QueueLengthLimit",
                        doc("QueuingConfiguration", "queueLengthLimit"),
                        level -> queuing(level, "queueLengthLimit"))
                .age();
    }

    private static Object shares(PriorityLevelConfiguration level) {
        LimitedPriorityLevelConfiguration limited = level.spec().limited();
        return limited.present() ? limited.nominalConcurrencyShares() : Cells.NONE;
    }

    private static Object queuing(PriorityLevelConfiguration level, String field) {
        QueuingConfiguration queuing = level.spec().limited().limitResponse().queuing();
        return queuing.present() ? queuing.get(field).intValue() : Cells.NONE;
    }
}
