package io.envtest.internal.registry.coordination;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.coordination.v1.Lease;
import io.envtest.view.coordination.v1.LeaseSpec;
import java.util.List;

/**
 * Lease: who leads, and until when.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/leases/">Leases</a>
 */
final class LeaseKind {

    /** What only coordinated leader election uses, which is off by default. */
    private static final List<String> COORDINATED = List.of("strategy", "preferredHolder");

    private LeaseKind() {}

    static KindDeclaration declare(FeatureGates features) {
        return KindDeclaration.of("coordination.k8s.io", "Lease")
                .strategy(new Main(features.enabled(Feature.COORDINATED_LEADER_ELECTION)))
                .columns(LeaseKind::columns)
                .build();
    }

    private static final class Main extends KindStrategy<Lease> {

        private final boolean coordinated;

        Main(boolean coordinated) {
            super(
                    Lease::of,
                    Trait.ALLOWS_CREATE_ON_UPDATE,
                    Trait.FORBIDS_UNCONDITIONAL_UPDATE,
                    Trait.TAKES_ANY_FINALIZER);
            this.coordinated = coordinated;
        }

        @Override
        protected void prepare(StrategyContext context, Lease lease) {
            if (!coordinated) {
                COORDINATED.forEach(lease.spec()::remove);
            }
        }

        @Override
        protected void prepare(StrategyContext context, Lease lease, Lease old) {
            if (!coordinated) {
                COORDINATED.stream().filter(field -> !old.spec().has(field)).forEach(lease.spec()::remove);
            }
        }

        @Override
        protected void validate(StrategyContext context, Lease lease, FieldErrors errors) {
            metadata(context, lease, errors);
            spec(errors, lease.spec());
        }

        @Override
        protected void validate(StrategyContext context, Lease lease, Lease old, FieldErrors errors) {
            metadata(lease, old, errors);
            spec(errors, lease.spec());
        }

        private static void spec(FieldErrors errors, LeaseSpec spec) {
            if (spec.hasLeaseDurationSeconds() && spec.leaseDurationSeconds() <= 0) {
                errors.invalid(
                        spec.path("leaseDurationSeconds"), spec.leaseDurationSeconds(), "must be greater than 0");
            }
            if (spec.hasLeaseTransitions()) {
                Rules.nonNegative(errors, spec.path("leaseTransitions"), spec.leaseTransitions());
            }
            coordination(errors, spec);
        }

        private static void coordination(FieldErrors errors, LeaseSpec spec) {
            if (spec.hasStrategy()) {
                LeaseCandidateKind.strategy(errors, spec.path("strategy"), spec.strategy());
            }
            if (!spec.preferredHolder().isEmpty() && spec.strategy().isEmpty()) {
                errors.forbidden(spec.path("preferredHolder"), "may only be specified if `strategy` is defined");
            }
        }
    }

    private static Columns<Lease> columns() {
        return Columns.of("io.k8s.api.coordination.v1", Lease::of)
                .name()
                .text(
                        "Holder",
                        doc("LeaseSpec", "holderIdentity"),
                        lease -> lease.spec().holderIdentity())
                .age();
    }
}
