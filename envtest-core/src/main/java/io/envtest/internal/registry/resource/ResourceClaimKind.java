package io.envtest.internal.registry.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.view.resource.v1.DeviceRequestAllocationResult;
import io.envtest.view.resource.v1.ResourceClaim;
import java.util.ArrayList;
import java.util.List;

/**
 * ResourceClaim: devices for pods, first claimed, then allocated and reserved.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-claim-v1/">ResourceClaim</a>
 */
final class ResourceClaimKind extends KindStrategy<ResourceClaim> {

    private final ClaimRules rules;
    private final AdminAccess access;

    private ResourceClaimKind(CelEngineLoader cel, AdminAccess access) {
        super(ResourceClaim::of, Trait.DELETE_RETURNS_OBJECT);
        this.rules = new ClaimRules(new SelectorRules(cel));
        this.access = access;
    }

    static KindDeclaration declare(CelEngineLoader cel, NamespaceLabels namespaces) {
        AdminAccess access = new AdminAccess(namespaces);
        return KindDeclaration.of(ResourceKinds.GROUP, "ResourceClaim")
                .strategy(new ResourceClaimKind(cel, access))
                .status(new Status(access))
                .columns(ResourceClaimKind::columns)
                .subresourceResetFields("status", "spec", "metadata")
                .withoutTable("status")
                .reshaping("v1beta1", FlatRequests::claimToStorage, FlatRequests::claimFromStorage)
                .deprecated("v1beta1", 35, 38)
                .deprecated("v1beta2", 36, 39)
                .build();
    }

    @Override
    public void setDefaults(ObjectNode object) {
        FlatRequests.setClaimDefaults(object);
        super.setDefaults(object);
    }

    @Override
    protected void defaults(ResourceClaim claim) {
        ClaimDefaults.set(claim.spec().devices());
        claim.status()
                .allocation()
                .devices()
                .results()
                .forEach(result -> result.tolerations().forEach(ClaimDefaults::toleration));
    }

    @Override
    protected void validate(StrategyContext context, ResourceClaim claim, FieldErrors errors) {
        access.requests(
                errors, claim.spec().devices().requests(), claim.metadata().namespace());
        metadata(context, claim, errors);
        rules.claim(errors, claim.spec().devices());
    }

    @Override
    protected void validate(StrategyContext context, ResourceClaim claim, ResourceClaim old, FieldErrors errors) {
        metadata(context, claim, errors);
        metadata(claim, old, errors);
        Rules.immutable(errors, claim.spec(), old.spec());
    }

    private static final class Status extends StatusStrategy<ResourceClaim> {

        private final AdminAccess access;

        Status(AdminAccess access) {
            super(ResourceClaim::of);
            this.access = access;
        }

        @Override
        protected void prepare(StrategyContext context, ResourceClaim claim, ResourceClaim old) {
            super.prepare(context, claim, old);
            Fields.keepMetadata(claim, old);
            ClaimStatusRules.dropDeallocated(claim, old);
        }

        @Override
        protected void validate(StrategyContext context, ResourceClaim claim, ResourceClaim old, FieldErrors errors) {
            if (old.status().allocation().devices().results().stream()
                    .noneMatch(DeviceRequestAllocationResult::adminAccess)) {
                access.results(
                        errors,
                        claim.status().allocation().devices().results(),
                        claim.metadata().namespace());
            }
            metadata(claim, old, errors);
            new ClaimStatusRules(RequestNames.of(claim.spec().devices())).status(errors, claim, old);
        }
    }

    private static Columns<ResourceClaim> columns() {
        return Columns.of(ResourceKinds.PACKAGE, ResourceClaim::of)
                .name()
                .text(
                        "State",
                        "A summary of the current state (allocated, pending, reserved, etc.).",
                        ResourceClaimKind::state)
                .age();
    }

    private static String state(ResourceClaim claim) {
        List<String> states = new ArrayList<>();
        boolean deleted = claim.metadata().hasDeletionTimestamp();
        if (deleted) {
            states.add("deleted");
        }
        if (claim.status().allocation().present()) {
            states.add("allocated");
            if (!claim.status().reservedFor().isEmpty()) {
                states.add("reserved");
            }
        } else if (!deleted) {
            states.add("pending");
        }
        return String.join(",", states);
    }
}
