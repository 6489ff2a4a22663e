package io.envtest.internal.registry.rbac;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.rbac.v1.ClusterRoleBinding;
import java.util.List;

/** ClusterRoleBinding: who has the rights of a role in the whole cluster. */
final class ClusterRoleBindingKind extends RbacStrategy<ClusterRoleBinding> {

    private final EscalationGuard guard;

    private ClusterRoleBindingKind(EscalationGuard guard) {
        super(ClusterRoleBinding::of);
        this.guard = guard;
    }

    static KindDeclaration declare(EscalationGuard guard) {
        return KindDeclaration.of(RbacKinds.GROUP, "ClusterRoleBinding")
                .strategy(new ClusterRoleBindingKind(guard))
                .columns(ClusterRoleBindingKind::columns)
                .build();
    }

    private static Columns<ClusterRoleBinding> columns() {
        return Columns.of("io.k8s.api.rbac.v1", ClusterRoleBinding::of)
                .name()
                .text("Role", doc("ClusterRoleBinding", "roleRef"), binding -> BindingCells.role(binding.roleRef()))
                .age()
                .wide()
                .text(
                        "Users",
                        "Users in the clusterRoleBinding",
                        binding -> BindingCells.names(binding.subjects(), "User"))
                .text(
                        "Groups",
                        "Groups in the clusterRoleBinding",
                        binding -> BindingCells.names(binding.subjects(), "Group"))
                .text(
                        "ServiceAccounts",
                        "ServiceAccounts in the clusterRoleBinding",
                        binding -> BindingCells.accounts(binding.subjects()));
    }

    @Override
    protected void defaults(ClusterRoleBinding binding) {
        BindingRules.defaults(binding.roleRef(), binding.subjects());
    }

    @Override
    protected void prepare(StrategyContext context, ClusterRoleBinding binding) {
        guard.checkBinding(context, binding.metadata().name(), "", binding.roleRef());
    }

    @Override
    protected void prepare(StrategyContext context, ClusterRoleBinding binding, ClusterRoleBinding old) {
        if (!onlyForGarbageCollection(binding, old)) {
            prepare(context, binding);
        }
    }

    @Override
    protected void validate(StrategyContext context, ClusterRoleBinding binding, FieldErrors errors) {
        metadata(context, binding, errors);
        BindingRules.role(errors, binding.roleRef(), List.of("ClusterRole"));
        BindingRules.subjects(errors, binding.subjects(), false);
    }

    @Override
    protected void validate(
            StrategyContext context, ClusterRoleBinding binding, ClusterRoleBinding old, FieldErrors errors) {
        validate(context, binding, errors);
        metadata(binding, old, errors);
        BindingRules.roleUnchanged(errors, binding.roleRef(), old.roleRef());
    }
}
