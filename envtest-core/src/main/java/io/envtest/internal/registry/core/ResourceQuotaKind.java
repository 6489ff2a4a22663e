package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.view.core.v1.ResourceQuota;
import io.envtest.view.core.v1.ResourceQuotaStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * ResourceQuota: how much there may be of things in a namespace.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/resource-quotas/">Resource quotas</a>
 */
final class ResourceQuotaKind {

    private ResourceQuotaKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("", "ResourceQuota")
                .strategy(new Main())
                .status(StatusStrategy.of(ResourceQuota::of, ResourceQuotaKind::status))
                .columns(ResourceQuotaKind::columns)
                .build();
    }

    private static Columns<ResourceQuota> columns() {
        return Columns.of("io.k8s.api.core.v1", ResourceQuota::of)
                .name()
                .text(
                        "Request",
                        "Request represents a minimum amount of cpu/memory that a container may consume.",
                        quota -> used(quota.status(), false))
                .text(
                        "Limit",
                        "Limits control the maximum amount of cpu/memory that a container may use independent of"
                                + " contention on the node.",
                        quota -> used(quota.status(), true))
                .age();
    }

    private static String used(ResourceQuotaStatus status, boolean limits) {
        List<String> parts = new ArrayList<>();
        new TreeMap<>(status.hard()).forEach((resource, hard) -> {
            if (resource.startsWith("limits.") == limits) {
                String used = status.used().getOrDefault(resource, "0");
                parts.add(resource + ": " + QuantityRules.of(used) + "/" + QuantityRules.of(hard));
            }
        });
        return String.join(", ", parts);
    }

    private static final class Main extends KindStrategy<ResourceQuota> {

        Main() {
            super(ResourceQuota::of, Trait.DELETE_RETURNS_OBJECT);
        }

        @Override
        protected void validate(StrategyContext context, ResourceQuota quota, FieldErrors errors) {
            metadata(context, quota, errors);
            ResourceQuotaRules.spec(errors, quota.spec());
        }

        @Override
        protected void validate(StrategyContext context, ResourceQuota quota, ResourceQuota old, FieldErrors errors) {
            metadata(quota, old, errors);
            ResourceQuotaRules.spec(errors, quota.spec());
            List<String> scopes = quota.spec().scopes();
            if (!new HashSet<>(scopes).equals(new HashSet<>(old.spec().scopes()))) {
                errors.invalid(
                        quota.spec().path("scopes"), GoValue.of(quota.spec().get("scopes")), "field is immutable");
            }
        }

        @Override
        protected void warn(StrategyContext context, ResourceQuota quota) {
            ResourceQuotaRules.warnings(quota.spec()).forEach(context::warn);
        }
    }

    private static void status(FieldErrors errors, ResourceQuota quota, ResourceQuota old) {
        ResourceQuotaStatus status = quota.status();
        ResourceQuotaRules.amounts(errors, status.path("hard"), status.hard());
        ResourceQuotaRules.amounts(errors, status.path("used"), status.used());
    }
}
