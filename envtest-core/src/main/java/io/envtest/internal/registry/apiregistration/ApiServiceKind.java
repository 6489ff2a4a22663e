package io.envtest.internal.registry.apiregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.view.apiregistration.v1.APIService;
import io.envtest.view.apiregistration.v1.ServiceReference;

/**
 * APIService: who serves a group and version, this server itself or another one.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/">API aggregation</a>
 */
final class ApiServiceKind extends KindStrategy<APIService> {

    private static final int PORT = 443;

    private ApiServiceKind() {
        super(APIService::of, Trait.FORBIDS_UNCONDITIONAL_UPDATE);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("apiregistration.k8s.io", "APIService")
                .strategy(new ApiServiceKind())
                .status(new Status())
                .withoutTable("status")
                .columns(ApiServiceKind::columns)
                .subresourceResetFields("status", "spec", "metadata")
                .build();
    }

    @Override
    public NameRule nameRule() {
        return NameRules.PATH_SEGMENT;
    }

    @Override
    protected void defaults(APIService service) {
        ServiceReference reference = service.spec().service();
        if (reference.present() && !reference.hasPort()) {
            reference.setPort(PORT);
        }
    }

    @Override
    protected void prepare(StrategyContext context, APIService service) {
        super.prepare(context, service);
        if (!service.spec().service().present()) {
            APIService.of(service.node())
                    .status()
                    .addConditions()
                    .setType("Available")
                    .setStatus("True")
                    .setLastTransitionTime(context.timestamp())
                    .setReason("Local")
                    .setMessage("Local APIServices are always available");
        }
    }

    @Override
    protected void validate(StrategyContext context, APIService service, FieldErrors errors) {
        ObjectMetaRules.all(errors, service.metadata(), false, ApiServiceRules.name(service.spec()));
        ApiServiceRules.spec(errors, service.spec());
    }

    @Override
    protected void validate(StrategyContext context, APIService service, APIService old, FieldErrors errors) {
        metadata(service, old, errors);
        validate(context, service, errors);
    }

    private static final class Status extends StatusStrategy<APIService> {

        Status() {
            super(APIService::of);
        }

        @Override
        protected void prepare(StrategyContext context, APIService service, APIService old) {
            super.prepare(context, service, old);
            Fields.keep(service.metadata(), old.metadata(), "labels", "annotations", "finalizers", "ownerReferences");
        }

        @Override
        protected void validate(StrategyContext context, APIService service, APIService old, FieldErrors errors) {
            metadata(service, old, errors);
            ApiServiceRules.status(errors, service.status());
        }
    }

    private static Columns<APIService> columns() {
        return Columns.of("io.k8s.kube-aggregator.pkg.apis.apiregistration.v1", APIService::of)
                .name()
                .text(
                        "Service",
                        "The reference to the service that hosts this API endpoint.",
                        service -> reference(service.spec().service()))
                .text("Available", "Whether this service is available.", ApiServiceKind::available)
                .age();
    }

    private static String reference(ServiceReference service) {
        return service.present() ? service.namespace() + "/" + service.name() : "Local";
    }

    private static String available(APIService service) {
        return service.status().conditions().stream()
                .filter(condition -> condition.type().equals("Available"))
                .findFirst()
                .map(condition -> condition.status().equals("True")
                        ? "True"
                        : condition.status() + " (" + condition.reason() + ")")
                .orElse("Unknown");
    }
}
