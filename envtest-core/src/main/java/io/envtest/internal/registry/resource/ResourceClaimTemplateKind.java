package io.envtest.internal.registry.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.ClaimMetaRules;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.view.resource.v1.ResourceClaimTemplate;
import io.envtest.view.resource.v1.ResourceClaimTemplateSpec;

/**
 * ResourceClaimTemplate: what claims are made of for each pod.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-claim-template-v1/">ResourceClaimTemplate</a>
 */
final class ResourceClaimTemplateKind extends KindStrategy<ResourceClaimTemplate> {

    private final ClaimRules rules;
    private final AdminAccess access;

    private ResourceClaimTemplateKind(CelEngineLoader cel, NamespaceLabels namespaces) {
        super(ResourceClaimTemplate::of, Trait.JUDGES_EMPTIES, Trait.DELETE_RETURNS_OBJECT);
        this.rules = new ClaimRules(new SelectorRules(cel));
        this.access = new AdminAccess(namespaces);
    }

    static KindDeclaration declare(CelEngineLoader cel, NamespaceLabels namespaces) {
        return KindDeclaration.of(ResourceKinds.GROUP, "ResourceClaimTemplate")
                .strategy(new ResourceClaimTemplateKind(cel, namespaces))
                .columns(() -> Columns.of(ResourceKinds.PACKAGE, ResourceClaimTemplate::of)
                        .name()
                        .age())
                .reshaping("v1beta1", FlatRequests::templateToStorage, FlatRequests::templateFromStorage)
                .deprecated("v1beta1", 35, 38)
                .deprecated("v1beta2", 36, 39)
                .build();
    }

    @Override
    public void setDefaults(ObjectNode object) {
        FlatRequests.setTemplateDefaults(object);
        super.setDefaults(object);
    }

    @Override
    protected void defaults(ResourceClaimTemplate template) {
        ClaimDefaults.set(template.spec().spec().devices());
    }

    @Override
    protected void validate(StrategyContext context, ResourceClaimTemplate template, FieldErrors errors) {
        access.requests(
                errors,
                template.spec().spec().devices().requests(),
                template.metadata().namespace());
        metadata(context, template, errors);
        spec(errors, template.spec());
    }

    @Override
    protected void validate(
            StrategyContext context, ResourceClaimTemplate template, ResourceClaimTemplate old, FieldErrors errors) {
        metadata(context, template, errors);
        spec(errors, template.spec());
        metadata(template, old, errors);
        if (!Rules.same(template.spec(), old.spec())) {
            errors.invalid(template.spec().path(), printed(template.spec()), "field is immutable");
        }
    }

    /** Metadata stands on the level of the spec in messages, as it does in the server's own types. */
    private static JsonNode printed(ResourceClaimTemplateSpec spec) {
        ObjectNode printed = spec.metadata().node().deepCopy();
        printed.removeIf(value -> value.isContainerNode() && value.isEmpty());
        printed.set("Spec", GoValue.byValue(spec.spec()));
        return printed;
    }

    private void spec(FieldErrors errors, ResourceClaimTemplateSpec spec) {
        ClaimMetaRules.check(errors, spec.metadata());
        rules.claim(errors, spec.spec().devices());
    }
}
