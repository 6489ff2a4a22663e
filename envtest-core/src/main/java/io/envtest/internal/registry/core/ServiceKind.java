package io.envtest.internal.registry.core;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Service: one address in front of pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/">Services</a>
 */
final class ServiceKind {

    private ServiceKind() {}

    static KindDeclaration declare(ServiceAddresses addresses) {
        return KindDeclaration.of("", "Service")
                .strategy(new Main(addresses))
                .status(new Status())
                .columns(ServiceKind::columns)
                .resetFields("status")
                .subresourceResetFields("status", "spec")
                .build();
    }

    private static final class Main extends KindStrategy<Service> {

        private final ServiceAddresses addresses;

        Main(ServiceAddresses addresses) {
            super(Service::of);
            this.addresses = addresses;
        }

        @Override
        public NameRule nameRule() {
            return NameRules.DNS_1035_LABEL;
        }

        @Override
        public boolean allowsCreateOnUpdate() {
            return true;
        }

        @Override
        public boolean deleteReturnsObject() {
            return true;
        }

        @Override
        protected void defaults(Service service) {
            ServiceDefaults.set(service.spec());
        }

        @Override
        protected void prepare(StrategyContext context, Service service) {
            service.removeStatus();
            service.node().putObject("status").putObject("loadBalancer");
        }

        @Override
        protected void prepare(StrategyContext context, Service service, Service old) {
            service.status().replaceWith(old.status());
            keepAddresses(service.spec(), old.spec());
        }

        /** What an update leaves out stays as it was allocated. */
        private static void keepAddresses(ServiceSpec spec, ServiceSpec old) {
            boolean both = !spec.type().equals("ExternalName") && !old.type().equals("ExternalName");
            if (both && !spec.hasClusterIP() && old.hasClusterIP()) {
                spec.setClusterIP(old.clusterIP());
                spec.setClusterIPs(old.clusterIPs());
            }
            if (both && spec.ipFamilies().isEmpty() && !old.ipFamilies().isEmpty()) {
                spec.setIpFamilies(old.ipFamilies());
            }
            if (both && !spec.hasIpFamilyPolicy() && old.hasIpFamilyPolicy()) {
                spec.setIpFamilyPolicy(old.ipFamilyPolicy());
            }
            for (ServicePort port : spec.ports()) {
                old.ports().stream()
                        .filter(before -> before.port() == port.port()
                                && before.protocol().equals(port.protocol()))
                        .findFirst()
                        .filter(before -> port.nodePort() == 0 && before.nodePort() != 0)
                        .ifPresent(before -> port.setNodePort(before.nodePort()));
            }
        }

        @Override
        public Allocation allocate(StrategyContext context, ObjectNode object, ObjectNode old) {
            new ServiceAllocation(addresses, Service.of(object).spec()).run();
            return Allocation.NONE;
        }

        @Override
        protected void validate(StrategyContext context, Service service, FieldErrors errors) {
            metadata(context, service, errors);
            ServiceRules.spec(errors, service.spec());
        }

        @Override
        protected void validate(StrategyContext context, Service service, Service old, FieldErrors errors) {
            metadata(service, old, errors);
            ServiceRules.spec(errors, service.spec());
            ServiceRules.updated(errors, service.spec(), old.spec());
        }

        @Override
        public Map<String, String> selectableFields(ObjectNode object) {
            ServiceSpec spec = Service.of(object).spec();
            return Map.of("spec.clusterIP", spec.clusterIP(), "spec.type", spec.type());
        }
    }

    private static final class Status extends KindStrategy<Service> {

        Status() {
            super(Service::of);
        }

        @Override
        protected void prepare(StrategyContext context, Service service, Service old) {
            service.spec().replaceWith(old.spec());
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
            default:
                return own.isEmpty() ? Cells.NONE : Cells.join(own);
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
