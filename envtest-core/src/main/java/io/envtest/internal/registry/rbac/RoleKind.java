package io.envtest.internal.registry.rbac;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.view.rbac.v1.Role;

/** Role: rights within a namespace. */
final class RoleKind extends RbacStrategy<Role> {

    private final EscalationGuard guard;

    private RoleKind(EscalationGuard guard) {
        super(Role::of);
        this.guard = guard;
    }

    static KindDeclaration declare(EscalationGuard guard) {
        return KindDeclaration.of(RbacKinds.GROUP, "Role")
                .strategy(new RoleKind(guard))
                .build();
    }

    @Override
    protected void prepare(StrategyContext context, Role role) {
        guard.checkRole(
                context, givenName(role.metadata()), context.request().info().namespace(), role.rules(), false);
    }

    @Override
    protected void prepare(StrategyContext context, Role role, Role old) {
        if (!onlyForGarbageCollection(role, old)) {
            prepare(context, role);
        }
    }

    @Override
    protected void validate(StrategyContext context, Role role, FieldErrors errors) {
        metadata(context, role, errors);
        RoleRules.rules(errors, role.rules(), true);
    }

    @Override
    protected void validate(StrategyContext context, Role role, Role old, FieldErrors errors) {
        validate(context, role, errors);
        metadata(role, old, errors);
    }
}
