package io.envtest.internal.registry.core;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.HostPort;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.AddressWarnings;
import io.envtest.view.core.v1.EndpointPort;
import io.envtest.view.core.v1.EndpointSubset;
import io.envtest.view.core.v1.Endpoints;
import java.util.ArrayList;
import java.util.List;

/**
 * Endpoints: the addresses behind a service, in the form before EndpointSlices.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#endpoints">Endpoints</a>
 */
final class EndpointsKind extends KindStrategy<Endpoints> {

    private static final int SHOWN = 3;

    private EndpointsKind() {
        super(Endpoints::of, Trait.ALLOWS_CREATE_ON_UPDATE);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("", "Endpoints")
                .strategy(new EndpointsKind())
                .columns(EndpointsKind::columns)
                .build();
    }

    private static Columns<Endpoints> columns() {
        return Columns.of("io.k8s.api.core.v1", Endpoints::of)
                .name()
                .text("Endpoints", doc("Endpoints", "subsets"), EndpointsKind::addresses)
                .age();
    }

    private static String addresses(Endpoints endpoints) {
        List<String> all = new ArrayList<>();
        for (EndpointSubset subset : endpoints.subsets()) {
            if (subset.ports().isEmpty()) {
                subset.addresses().forEach(address -> all.add(address.ip()));
            }
            for (EndpointPort port : subset.ports()) {
                subset.addresses().forEach(address -> all.add(HostPort.join(address.ip(), port.port())));
            }
        }
        return all.isEmpty() ? Cells.NONE : Cells.firstOf(all, SHOWN);
    }

    @Override
    protected void defaults(Endpoints endpoints) {
        for (EndpointSubset subset : endpoints.subsets()) {
            for (EndpointPort port : subset.ports()) {
                if (port.protocol().isEmpty()) {
                    port.setProtocol("TCP");
                }
            }
        }
    }

    @Override
    protected void validate(StrategyContext context, Endpoints endpoints, FieldErrors errors) {
        metadata(context, endpoints, errors);
        EndpointsRules.created(errors, endpoints);
    }

    @Override
    protected void validate(StrategyContext context, Endpoints endpoints, Endpoints old, FieldErrors errors) {
        metadata(endpoints, old, errors);
        metadata(context, endpoints, errors);
        EndpointsRules.updated(errors, endpoints, old);
    }

    @Override
    protected void warn(StrategyContext context, Endpoints endpoints) {
        for (EndpointSubset subset : endpoints.subsets()) {
            EndpointsRules.addresses(subset)
                    .forEach(address -> AddressWarnings.ip(context::warn, address.path("ip"), address.ip()));
        }
    }

    @Override
    protected void warn(StrategyContext context, Endpoints endpoints, Endpoints old) {
        warn(context, endpoints);
    }
}
