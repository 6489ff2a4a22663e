package io.envtest.internal.registry.core.service;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.AddressWarnings;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Service: one address in front of pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/">Services</a>
 */
public final class ServiceKind {

    private ServiceKind() {}

    /**
     * The declaration of the kind.
     *
     * @param addresses what services are given
     */
    public static KindDeclaration declare(ServiceAddresses addresses) {
        return KindDeclaration.of("", "Service")
                .strategy(new Main(addresses))
                .status(new Status())
                .columns(ServiceKind::columns)
                .build();
    }

    private static final class Main extends KindStrategy<Service> {

        private final ServiceAddresses addresses;

        Main(ServiceAddresses addresses) {
            super(Service::of, Trait.ALLOWS_CREATE_ON_UPDATE, Trait.DELETE_RETURNS_OBJECT);
            this.addresses = addresses;
        }

        @Override
        public NameRule nameRule() {
            return NameRules.DNS_LABEL;
        }

        @Override
        protected void defaults(Service service) {
            ServiceDefaults.set(service);
        }

        @Override
        protected void prepare(StrategyContext context, Service service, Service old) {
            super.prepare(context, service, old);
            new ServiceTransition(service, old).dropWhatTheOldTypeNeeded();
        }

        @Override
        public Allocation allocate(StrategyContext context, ObjectNode object, ObjectNode old) {
            Service before = old.isEmpty() ? null : Service.of(old);
            return ServiceAllocation.begin(addresses, Service.of(object), before, context.dryRun());
        }

        @Override
        public void release(ObjectNode deleted) {
            ServiceAllocation.held(Service.of(deleted).spec()).forEach(addresses::release);
        }

        @Override
        protected void validate(StrategyContext context, Service service, FieldErrors errors) {
            metadata(context, service, errors);
            ServiceRules.created(errors, service);
        }

        @Override
        protected void validate(StrategyContext context, Service service, Service old, FieldErrors errors) {
            metadata(service, old, errors);
            ServiceRules.updated(errors, service, old);
        }

        /** A service that is but a name shows no policy for traffic inside, and an address that it was left with as a list, too. */
        @Override
        public void completeStored(ObjectNode object) {
            ServiceSpec spec = Service.of(object).spec();
            if (!ServiceTypes.hasClusterIp(spec)) {
                spec.removeInternalTrafficPolicy();
                ServiceTransition.completeNew(spec);
            }
        }

        @Override
        protected void warn(StrategyContext context, Service service) {
            ServiceWarnings.warn(context::warn, service);
        }

        @Override
        protected void warn(StrategyContext context, Service service, Service old) {
            ServiceWarnings.warn(context::warn, service);
        }

        @Override
        public Map<String, String> selectableFields(ObjectNode object) {
            ServiceSpec spec = Service.of(object).spec();
            return Map.of("spec.clusterIP", spec.clusterIP(), "spec.type", spec.type());
        }
    }

    private static final class Status extends StatusStrategy<Service> {

        Status() {
            super(Service::of);
        }

        @Override
        protected void validate(StrategyContext context, Service service, Service old, FieldErrors errors) {
            metadata(service, old, errors);
            LoadBalancerRules.status(errors, service, old);
        }

        @Override
        protected void warn(StrategyContext context, Service service, Service old) {
            service.status()
                    .loadBalancer()
                    .ingress()
                    .forEach(each -> AddressWarnings.ip(context::warn, each.path(), each.ip()));
        }
    }

    private static Columns<Service> columns() {
        return Columns.of("io.k8s.api.core.v1", Service::of)
                .name()
                .text("Type", doc("ServiceSpec", "type"), s -> s.spec().type())
                .text(
                        "Cluster-IP",
                        doc("ServiceSpec", "clusterIP"),
                        s -> Cells.orNone(s.spec().clusterIP()))
                .text("External-IP", doc("ServiceSpec", "externalIPs"), ServiceKind::external)
                .text("Port(s)", doc("ServiceSpec", "ports"), ServiceKind::ports)
                .age()
                .wide()
                .text(
                        "Selector",
                        doc("ServiceSpec", "selector"),
                        s -> Cells.labels(s.spec().selector()));
    }

    private static String external(Service service) {
        List<String> own = service.spec().externalIPs();
        switch (service.spec().type()) {
            case "ExternalName":
                return service.spec().externalName();
            case "LoadBalancer":
                List<String> ingress = service.status().loadBalancer().ingress().stream()
                        .map(i -> i.ip().isEmpty() ? i.hostname() : i.ip())
                        .toList();
                String all =
                        Cells.join(Stream.concat(ingress.stream(), own.stream()).toList());
                return all.isEmpty() ? "<pending>" : all;
            case "ClusterIP", "NodePort":
                return own.isEmpty() ? Cells.NONE : Cells.join(own);
            default:
                return Cells.UNKNOWN;
        }
    }

    private static String ports(Service service) {
        return service.spec().ports().isEmpty()
                ? Cells.NONE
                : Cells.join(
                        service.spec().ports(),
                        port -> port.nodePort() == 0
                                ? port.port() + "/" + port.protocol()
                                : port.port() + ":" + port.nodePort() + "/" + port.protocol());
    }
}
