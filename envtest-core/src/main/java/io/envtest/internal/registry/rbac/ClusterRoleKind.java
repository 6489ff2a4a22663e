package io.envtest.internal.registry.rbac;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.view.rbac.v1.ClusterRole;

/** ClusterRole: rights in the whole cluster, or to be bound within a namespace. */
final class ClusterRoleKind extends RbacStrategy<ClusterRole> {

    private final EscalationGuard guard;

    private ClusterRoleKind(EscalationGuard guard) {
        super(ClusterRole::of);
        this.guard = guard;
    }

    static KindDeclaration declare(EscalationGuard guard) {
        return KindDeclaration.of(RbacKinds.GROUP, "ClusterRole")
                .strategy(new ClusterRoleKind(guard))
                .build();
    }

    @Override
    protected void prepare(StrategyContext context, ClusterRole role) {
        guard.checkRole(context, givenName(role.metadata()), "", role.rules(), role.hasAggregationRule());
    }

    @Override
    protected void prepare(StrategyContext context, ClusterRole role, ClusterRole old) {
        if (!onlyForGarbageCollection(role, old)) {
            boolean aggregates = role.hasAggregationRule() || old.hasAggregationRule();
            guard.checkRole(context, givenName(role.metadata()), "", role.rules(), aggregates);
        }
    }

    @Override
    protected void validate(StrategyContext context, ClusterRole role, FieldErrors errors) {
        metadata(context, role, errors);
        RoleRules.rules(errors, role.rules(), false);
        RoleRules.aggregation(errors, role.aggregationRule());
    }

    @Override
    protected void validate(StrategyContext context, ClusterRole role, ClusterRole old, FieldErrors errors) {
        validate(context, role, errors);
        metadata(role, old, errors);
    }
}
