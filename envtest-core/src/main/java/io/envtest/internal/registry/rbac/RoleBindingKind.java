package io.envtest.internal.registry.rbac;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.rbac.v1.RoleBinding;
import java.util.List;

/** RoleBinding: who has the rights of a role within a namespace. */
final class RoleBindingKind extends RbacStrategy<RoleBinding> {

    private final EscalationGuard guard;

    private RoleBindingKind(EscalationGuard guard) {
        super(RoleBinding::of);
        this.guard = guard;
    }

    static KindDeclaration declare(EscalationGuard guard) {
        return KindDeclaration.of(RbacKinds.GROUP, "RoleBinding")
                .strategy(new RoleBindingKind(guard))
                .columns(RoleBindingKind::columns)
                .build();
    }

    private static Columns<RoleBinding> columns() {
        return Columns.of("io.k8s.api.rbac.v1", RoleBinding::of)
                .name()
                .text("Role", doc("RoleBinding", "roleRef"), binding -> BindingCells.role(binding.roleRef()))
                .age()
                .wide()
                .text("Users", "Users in the roleBinding", binding -> BindingCells.names(binding.subjects(), "User"))
                .text("Groups", "Groups in the roleBinding", binding -> BindingCells.names(binding.subjects(), "Group"))
                .text(
                        "ServiceAccounts",
                        "ServiceAccounts in the roleBinding",
                        binding -> BindingCells.accounts(binding.subjects()));
    }

    @Override
    protected void defaults(RoleBinding binding) {
        BindingRules.defaults(binding.roleRef(), binding.subjects());
    }

    @Override
    protected void prepare(StrategyContext context, RoleBinding binding) {
        guard.checkBinding(
                context, binding.metadata().name(), context.request().info().namespace(), binding.roleRef());
    }

    @Override
    protected void prepare(StrategyContext context, RoleBinding binding, RoleBinding old) {
        if (!onlyForGarbageCollection(binding, old)) {
            prepare(context, binding);
        }
    }

    @Override
    protected void validate(StrategyContext context, RoleBinding binding, FieldErrors errors) {
        metadata(context, binding, errors);
        BindingRules.role(errors, binding.roleRef(), List.of("Role", "ClusterRole"));
        BindingRules.subjects(errors, binding.subjects(), true);
    }

    @Override
    protected void validate(StrategyContext context, RoleBinding binding, RoleBinding old, FieldErrors errors) {
        validate(context, binding, errors);
        metadata(binding, old, errors);
        BindingRules.roleUnchanged(errors, binding.roleRef(), old.roleRef());
    }
}
