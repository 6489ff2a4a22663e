package io.envtest.internal.registry.admissionregistration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.View;
import io.envtest.view.admissionregistration.v1.MatchResources;
import io.envtest.view.admissionregistration.v1.ParamRef;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What the bindings of validating and of mutating policies have in common: defaults, rules and columns.
 *
 * @param <V> view of the kind
 */
final class PolicyBindingStrategy<V extends View> extends KindStrategy<V> {

    private final Function<ObjectNode, V> view;
    private final Function<V, Binding> binding;
    private final BiConsumer<V, FieldErrors> ownRules;

    /**
     * A strategy for one of the two kinds.
     *
     * @param binding the part that both kinds have
     * @param ownRules what only this kind demands, stated last
     */
    PolicyBindingStrategy(
            Function<ObjectNode, V> view, Function<V, Binding> binding, BiConsumer<V, FieldErrors> ownRules) {
        super(view, Trait.FORBIDS_UNCONDITIONAL_UPDATE, Trait.COUNTS_GENERATIONS, Trait.TAKES_ANY_FINALIZER);
        this.view = view;
        this.binding = binding;
        this.ownRules = ownRules;
    }

    private static final String FIRST_VERSION = AdmissionRegistrationKinds.GROUP + "/v1alpha1";

    /** The part of a binding that both kinds have. */
    record Binding(View spec, String policyName, ParamRef params, MatchResources match) {}

    KindDeclaration.Builder declare(String kind) {
        return KindDeclaration.of(AdmissionRegistrationKinds.GROUP, kind)
                .strategy(this)
                .columns(this::columns);
    }

    @Override
    protected void defaults(V object) {
        Binding shared = binding.apply(object);
        PolicyDefaults.match(shared.match());
        if (object.node().path("apiVersion").asText().equals(FIRST_VERSION)) {
            PolicyDefaults.parameters(shared.params());
        }
    }

    @Override
    protected void validate(StrategyContext context, V object, FieldErrors errors) {
        metadata(context, object, errors);
        Binding shared = binding.apply(object);
        BindingRules.policyName(errors, shared.spec().path("policyName"), shared.policyName());
        BindingRules.params(errors, shared.params());
        PolicyRules.match(errors, shared.match());
        ownRules.accept(object, errors);
    }

    @Override
    protected void validate(StrategyContext context, V object, V old, FieldErrors errors) {
        validate(context, object, errors);
    }

    private Columns<V> columns() {
        return Columns.of(AdmissionRegistrationKinds.PACKAGE, view)
                .name()
                .text(
                        "PolicyName",
                        "PolicyName indicates the policy definition which the policy binding binded to",
                        object -> binding.apply(object).policyName())
                .text(
                        "ParamRef",
                        "ParamRef indicates the param resource which sets the configuration param",
                        object -> BindingRules.cell(binding.apply(object).params()))
                .age();
    }
}
