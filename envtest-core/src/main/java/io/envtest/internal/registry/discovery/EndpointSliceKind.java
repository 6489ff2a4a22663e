package io.envtest.internal.registry.discovery;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.Generations;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.AddressWarnings;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.discovery.v1.Endpoint;
import io.envtest.view.discovery.v1.EndpointPort;
import io.envtest.view.discovery.v1.EndpointSlice;
import java.util.List;

/**
 * EndpointSlice: some of the addresses behind a service.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/">EndpointSlices</a>
 */
final class EndpointSliceKind extends KindStrategy<EndpointSlice> {

    private static final int SHOWN = 3;

    private EndpointSliceKind() {
        super(EndpointSlice::of, Trait.COUNTS_GENERATIONS, Trait.COUNTS_WHAT_IS_DROPPED);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("discovery.k8s.io", "EndpointSlice")
                .strategy(new EndpointSliceKind())
                .columns(EndpointSliceKind::columns)
                .build();
    }

    private static Columns<EndpointSlice> columns() {
        return Columns.of("io.k8s.api.discovery.v1", EndpointSlice::of)
                .name()
                .text("AddressType", doc("EndpointSlice", "addressType"), EndpointSlice::addressType)
                .text("Ports", doc("EndpointSlice", "ports"), EndpointSliceKind::ports)
                .text("Endpoints", doc("EndpointSlice", "endpoints"), EndpointSliceKind::addresses)
                .age();
    }

    private static String ports(EndpointSlice slice) {
        return Cells.orUnset(Cells.firstOf(
                slice.ports().stream().map(EndpointSliceKind::port).toList(), SHOWN));
    }

    private static String port(EndpointPort port) {
        return port.hasPort() ? Integer.toString(port.port()) : port.name();
    }

    private static String addresses(EndpointSlice slice) {
        List<String> addresses = slice.endpoints().stream()
                .flatMap(endpoint -> endpoint.addresses().stream())
                .toList();
        return Cells.orUnset(Cells.firstOf(addresses, SHOWN));
    }

    /** Controllers find the slices of a service by their labels, so that these count too. */
    @Override
    public boolean raisesGeneration(ObjectNode object, ObjectNode old) {
        return Generations.differ(object, old)
                || !EndpointSlice.of(object)
                        .metadata()
                        .labels()
                        .equals(EndpointSlice.of(old).metadata().labels());
    }

    @Override
    protected void defaults(EndpointSlice slice) {
        for (EndpointPort port : slice.ports()) {
            if (!port.hasName()) {
                port.setName("");
            }
            if (!port.hasProtocol()) {
                port.setProtocol("TCP");
            }
        }
    }

    @Override
    protected void prepare(StrategyContext context, EndpointSlice slice) {
        slice.endpoints().forEach(Endpoint::removeDeprecatedTopology);
    }

    @Override
    protected void prepare(StrategyContext context, EndpointSlice slice, EndpointSlice old) {
        prepare(context, slice);
    }

    @Override
    protected void validate(StrategyContext context, EndpointSlice slice, FieldErrors errors) {
        metadata(context, slice, errors);
        EndpointSliceRules.created(errors, slice);
    }

    @Override
    protected void validate(StrategyContext context, EndpointSlice slice, EndpointSlice old, FieldErrors errors) {
        metadata(context, slice, errors);
        EndpointSliceRules.updated(errors, slice, old);
        Rules.immutable(errors, slice.path("addressType"), slice.addressType(), old.addressType());
    }

    @Override
    protected void warn(StrategyContext context, EndpointSlice slice) {
        if (slice.addressType().equals("FQDN")) {
            context.warn("spec.addressType: FQDN endpoints are deprecated");
        }
        addressWarnings(context, slice);
    }

    private static void addressWarnings(StrategyContext context, EndpointSlice slice) {
        for (Endpoint endpoint : slice.endpoints()) {
            for (int i = 0; i < endpoint.addresses().size(); i++) {
                AddressWarnings.ip(
                        context::warn,
                        endpoint.path("addresses").index(i),
                        endpoint.addresses().get(i));
            }
        }
    }

    @Override
    protected void warn(StrategyContext context, EndpointSlice slice, EndpointSlice old) {
        addressWarnings(context, slice);
    }
}
