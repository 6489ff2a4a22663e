package io.envtest.internal.registry.networking;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.networking.v1.IngressClass;
import io.envtest.view.networking.v1.IngressClassParametersReference;
import io.envtest.view.networking.v1.IngressClassSpec;
import java.util.List;

/**
 * IngressClass: which controller implements an Ingress.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class">Ingress class</a>
 */
final class IngressClassKind extends KindStrategy<IngressClass> {

    private static final int CONTROLLER_BYTES = 250;
    private static final String CLUSTER = "Cluster";
    private static final String NAMESPACE = "Namespace";

    private IngressClassKind() {
        super(IngressClass::of, Trait.COUNTS_GENERATIONS);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("networking.k8s.io", "IngressClass")
                .strategy(new IngressClassKind())
                .columns(IngressClassKind::columns)
                .build();
    }

    private static Columns<IngressClass> columns() {
        return Columns.of("io.k8s.api.networking.v1", IngressClass::of)
                .name()
                .text(
                        "Controller",
                        "Controller that is responsible for handling this class",
                        each -> each.spec().controller())
                .text("Parameters", "A reference to a resource with additional parameters", IngressClassKind::reference)
                .age();
    }

    private static String reference(IngressClass ingressClass) {
        IngressClassParametersReference parameters = ingressClass.spec().parameters();
        if (!parameters.present()) {
            return Cells.NONE;
        }
        String group = parameters.hasApiGroup() ? "." + parameters.apiGroup() : "";
        return parameters.kind() + group + "/" + parameters.name();
    }

    @Override
    protected void defaults(IngressClass ingressClass) {
        IngressClassParametersReference parameters = ingressClass.spec().parameters();
        if (parameters.present() && !parameters.hasScope()) {
            parameters.setScope(CLUSTER);
        }
    }

    @Override
    protected void validate(StrategyContext context, IngressClass ingressClass, FieldErrors errors) {
        metadata(context, ingressClass, errors);
        spec(errors, ingressClass.spec());
    }

    @Override
    protected void validate(StrategyContext context, IngressClass ingressClass, IngressClass old, FieldErrors errors) {
        metadata(ingressClass, old, errors);
        Rules.immutable(
                errors,
                ingressClass.spec().path("controller"),
                ingressClass.spec().controller(),
                old.spec().controller());
        metadata(context, ingressClass, errors);
        spec(errors, ingressClass.spec());
    }

    private static void spec(FieldErrors errors, IngressClassSpec spec) {
        FieldPath controller = spec.path("controller");
        Rules.maxBytes(errors, controller, spec.controller(), CONTROLLER_BYTES);
        Rules.domainPrefixedPath(errors, controller, spec.controller());
        if (spec.hasParameters()) {
            parameters(errors, spec.parameters());
        }
    }

    private static void parameters(FieldErrors errors, IngressClassParametersReference parameters) {
        TypedReferenceRules.check(errors, parameters);
        FieldPath namespace = parameters.path("namespace");
        if (!Rules.oneOf(errors, parameters.path("scope"), parameters.scope(), List.of(CLUSTER, NAMESPACE))) {
            return;
        }
        if (parameters.scope().equals(CLUSTER)) {
            if (parameters.hasNamespace()) {
                errors.forbidden(namespace, "`parameters.scope` is set to 'Cluster'");
            }
        } else if (parameters.hasNamespace()) {
            Rules.format(errors, namespace, parameters.namespace(), Formats.DNS_LABEL);
        } else {
            errors.required(namespace, "`parameters.scope` is set to 'Namespace'");
        }
    }
}
