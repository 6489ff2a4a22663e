package io.envtest.internal.registry.resource;

import com.fasterxml.jackson.databind.node.NullNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.resource.v1alpha3.ResourcePoolStatusRequest;

/**
 * ResourcePoolStatusRequest: a question how many devices are left in pools, answered once.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/issues/5677">KEP-5677</a>
 */
final class ResourcePoolStatusRequestKind extends KindStrategy<ResourcePoolStatusRequest> {

    private static final int USUAL_LIMIT = 100;
    private static final String IMMUTABLE = "field is immutable";

    private ResourcePoolStatusRequestKind() {
        super(ResourcePoolStatusRequest::of, Trait.FORBIDS_UNCONDITIONAL_UPDATE, Trait.DELETE_RETURNS_OBJECT);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of(ResourceKinds.GROUP, "ResourcePoolStatusRequest")
                .strategy(new ResourcePoolStatusRequestKind())
                .status(StatusStrategy.keepingMetadata(
                        ResourcePoolStatusRequest::of, ResourcePoolStatusRequestKind::status))
                .columns(PoolStatusColumns::columns)
                .subresourceResetFields("status", "spec", "metadata")
                .build();
    }

    @Override
    protected void defaults(ResourcePoolStatusRequest request) {
        if (!request.spec().hasLimit()) {
            request.spec().setLimit(USUAL_LIMIT);
        }
    }

    @Override
    protected void validate(StrategyContext context, ResourcePoolStatusRequest request, FieldErrors errors) {
        metadata(context, request, errors);
        PoolStatusRules.spec(errors, request.spec());
    }

    @Override
    protected void validate(
            StrategyContext context,
            ResourcePoolStatusRequest request,
            ResourcePoolStatusRequest old,
            FieldErrors errors) {
        metadata(request, old, errors);
        if (!Rules.same(request.spec(), old.spec())) {
            errors.invalid(request.path("spec"), NullNode.getInstance(), IMMUTABLE);
        }
    }

    /** The answer is given once, as a whole. */
    private static void status(FieldErrors errors, ResourcePoolStatusRequest request, ResourcePoolStatusRequest old) {
        if (!old.hasStatus()) {
            if (request.hasStatus()) {
                PoolStatusRules.status(errors, request.status());
            }
        } else if (!Rules.same(request.status(), old.status())) {
            errors.invalid(
                    request.path("status"),
                    request.hasStatus() ? GoValue.byValue(request.status()) : NullNode.getInstance(),
                    IMMUTABLE);
        }
    }
}
