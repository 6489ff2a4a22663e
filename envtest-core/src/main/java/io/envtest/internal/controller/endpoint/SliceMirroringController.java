package io.envtest.internal.controller.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.endpoint.SliceGroups.Shared;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.EndpointAddress;
import io.envtest.view.core.v1.EndpointSubset;
import io.envtest.view.core.v1.Endpoints;
import io.envtest.view.core.v1.Service;
import io.envtest.view.discovery.v1.Endpoint;
import io.envtest.view.discovery.v1.EndpointPort;
import io.envtest.view.discovery.v1.EndpointSlice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps slices that show what users wrote into the Endpoints of services without a selector.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors">Services without
 *     selectors</a>
 */
public final class SliceMirroringController extends Controller {

    private static final String MANAGER = "endpointslicemirroring-controller.k8s.io";
    private static final String BY_SERVICE = "mirrored-endpointslice-service";
    private static final SliceKeeper.Style STYLE = new SliceKeeper.Style(1000, true);
    private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** Makes the controller. */
    public SliceMirroringController() {
        super("endpointslice-mirroring-controller", "endpointslicemirroring-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        setup.index(Resources.ENDPOINT_SLICES, BY_SERVICE, slice -> SliceWatcher.keys(slice, MANAGER));
        Lister<Service> services = setup.lister(Resources.SERVICES);
        Lister<Endpoints> endpoints = setup.lister(Resources.ENDPOINTS);
        Lister<EndpointSlice> slices = setup.lister(Resources.ENDPOINT_SLICES);
        Expectations expectations = new Expectations(setup.clock());
        SliceKeeper keeper = new SliceKeeper(setup.client(), Resources.ENDPOINTS, expectations, STYLE);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            if (!keeper.hasSeenAll(key)) {
                return Result.DONE;
            }
            Optional<Endpoints> mirrored = endpoints
                    .get(key)
                    .filter(SliceMirroringController::isMirrored)
                    .filter(found -> services.get(key)
                            .filter(service -> !ServicePods.hasSelector(service))
                            .isPresent());
            List<EndpointSlice> existing = slices.byIndex(BY_SERVICE, key.toString());
            if (mirrored.isPresent()) {
                keeper.keep(mirrored.get(), groups(mirrored.get()), dress(mirrored.get()), existing);
            } else {
                existing.forEach(slice -> remove(setup, slice));
            }
            return Result.DONE;
        });
        setup.watch(Resources.SERVICES, service -> loop.add(Meta.key(service.metadata())));
        setup.watch(Resources.ENDPOINTS, found -> loop.add(Meta.key(found.metadata())));
        setup.watch(Resources.ENDPOINT_SLICES, new SliceWatcher(MANAGER, expectations, loop::add));
    }

    private static void remove(ControllerSetup setup, EndpointSlice slice) {
        setup.client().deleteIfPresent(Resources.ENDPOINT_SLICES, Meta.key(slice.metadata()));
    }

    private static boolean isMirrored(Endpoints endpoints) {
        Map<String, String> labels = endpoints.metadata().labels();
        return !"true".equals(labels.get(SliceLabels.SKIP_MIRROR))
                && !endpoints.metadata().annotations().containsKey(LEADER);
    }

    private static SliceKeeper.Dress dress(Endpoints endpoints) {
        Map<String, String> labels = new LinkedHashMap<>(endpoints.metadata().labels());
        labels.put(SliceLabels.MANAGED_BY, MANAGER);
        labels.put(SliceLabels.SERVICE_NAME, endpoints.metadata().name());
        Map<String, String> annotations =
                new LinkedHashMap<>(endpoints.metadata().annotations());
        annotations.remove(LAST_APPLIED);
        annotations.remove(SliceLabels.CHANGE_TIME);
        return new SliceKeeper.Dress(labels, annotations);
    }

    private static SliceGroups groups(Endpoints endpoints) {
        SliceGroups groups = new SliceGroups();
        for (EndpointSubset subset : endpoints.subsets()) {
            ArrayNode ports = ports(subset);
            subset.addresses().forEach(address -> add(groups, ports, address, true));
            subset.notReadyAddresses().forEach(address -> add(groups, ports, address, false));
        }
        return groups;
    }

    private static ArrayNode ports(EndpointSubset subset) {
        ArrayNode ports = JsonNodeFactory.instance.arrayNode();
        for (io.envtest.view.core.v1.EndpointPort port : subset.ports()) {
            EndpointPort added = EndpointPort.of(ports.addObject()).setName(port.name());
            added.setProtocol(ServicePods.protocol(port.protocol())).setPort(port.port());
            if (port.hasAppProtocol()) {
                added.setAppProtocol(port.appProtocol());
            }
        }
        return PortOrder.sorted(ports);
    }

    private static void add(SliceGroups groups, ArrayNode ports, EndpointAddress address, boolean ready) {
        Endpoint endpoint = Endpoint.of(JsonNodeFactory.instance.objectNode());
        endpoint.setAddresses(List.of(address.ip()));
        endpoint.conditions().setReady(ready);
        if (address.hasHostname()) {
            endpoint.setHostname(address.hostname());
        }
        if (address.hasTargetRef()) {
            endpoint.targetRef().replaceWith(address.targetRef());
        }
        if (address.hasNodeName()) {
            endpoint.setNodeName(address.nodeName());
        }
        groups.add(new Shared(SliceGroups.addressType(address.ip()), ports), endpoint.node());
    }
}
