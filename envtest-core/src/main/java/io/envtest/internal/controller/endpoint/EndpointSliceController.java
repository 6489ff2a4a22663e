package io.envtest.internal.controller.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.endpoint.SliceGroups.Shared;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodIP;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.discovery.v1.Endpoint;
import io.envtest.view.discovery.v1.EndpointPort;
import io.envtest.view.discovery.v1.EndpointSlice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Keeps the EndpointSlices of services that select pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/">EndpointSlices</a>
 */
public final class EndpointSliceController extends Controller {

    private static final String MANAGER = "endpointslice-controller.k8s.io";
    private static final String BY_SERVICE = "endpointslice-service";
    private static final SliceKeeper.Style STYLE = new SliceKeeper.Style(100, false);

    /** Makes the controller. */
    public EndpointSliceController() {
        super("endpointslice-controller", "endpointslice-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        setup.index(Resources.ENDPOINT_SLICES, BY_SERVICE, slice -> SliceWatcher.keys(slice, MANAGER));
        Slicer slicer = new Slicer(setup);
        ReconcileLoop<ObjectKey> loop = setup.loop(slicer::reconcile);
        slicer.pods.watch(setup, loop::add);
        setup.watch(Resources.ENDPOINT_SLICES, new SliceWatcher(MANAGER, slicer.expectations, loop::add));
        setup.watch(Resources.NODES, node -> slicer.servicesOnMissingNodes().forEach(loop::add));
    }

    /** Computes the slices of one service. */
    private static final class Slicer {

        private final Lister<Service> services;
        private final Lister<Node> nodes;
        private final Lister<EndpointSlice> slices;
        private final ServicePods pods;
        private final Expectations expectations;
        private final SliceKeeper keeper;
        private final TriggerTimes triggers = new TriggerTimes();

        Slicer(ControllerSetup setup) {
            this.services = setup.lister(Resources.SERVICES);
            this.nodes = setup.lister(Resources.NODES);
            this.slices = setup.lister(Resources.ENDPOINT_SLICES);
            this.pods = new ServicePods(setup);
            this.expectations = new Expectations(setup.clock());
            this.keeper = new SliceKeeper(setup.client(), Resources.SERVICES, expectations, STYLE);
        }

        /** Services with pods left out because their node was not there. */
        List<ObjectKey> servicesOnMissingNodes() {
            return services.list().stream()
                    .filter(ServicePods::hasSelector)
                    .map(service -> Meta.key(service.metadata()))
                    .toList();
        }

        Result reconcile(ObjectKey key) {
            Optional<Service> service = services.get(key);
            if (service.isEmpty()) {
                triggers.forget(key);
                expectations.forget(key);
            }
            if (service.isEmpty()
                    || !keeper.hasSeenAll(key)
                    || !ServicePods.hasSelector(service.get())
                    || service.get().spec().type().equals("ExternalName")) {
                return Result.DONE;
            }
            SliceGroups groups = new SliceGroups();
            List<Pod> selected = pods.selected(service.get());
            Optional<Instant> trigger = triggers.next(service.get(), selected);
            selected.stream()
                    .filter(pod -> ServicePods.isUsable(pod, true))
                    .forEach(pod -> add(service.get(), pod, groups));
            if (groups.isEmpty()) {
                groups.addEmpty(new Shared("IPv4", JsonNodeFactory.instance.arrayNode()));
            }
            keeper.keep(
                    service.get(), groups, dress(service.get(), trigger), slices.byIndex(BY_SERVICE, key.toString()));
            return Result.DONE;
        }

        private SliceKeeper.Dress dress(Service service, Optional<Instant> trigger) {
            Map<String, String> labels = new LinkedHashMap<>();
            ServicePods.copyLabels(service.metadata().labels(), labels);
            labels.put(SliceLabels.MANAGED_BY, MANAGER);
            labels.put(SliceLabels.SERVICE_NAME, service.metadata().name());
            if (ServicePods.isHeadless(service)) {
                labels.put(SliceLabels.HEADLESS, "");
            }
            Map<String, String> annotations = new LinkedHashMap<>();
            trigger.ifPresent(time -> annotations.put(SliceLabels.CHANGE_TIME, Timestamps.format(time)));
            return new SliceKeeper.Dress(labels, annotations);
        }

        private void add(Service service, Pod pod, SliceGroups groups) {
            boolean unreadyToo = service.spec().publishNotReadyAddresses();
            Optional<Node> node = nodes.get("", pod.spec().nodeName());
            if (node.isEmpty() && !unreadyToo) {
                return;
            }
            ArrayNode ports = ports(service, pod);
            for (String family : service.spec().ipFamilies()) {
                pod.status().podIPs().stream()
                        .map(PodIP::ip)
                        .filter(address -> SliceGroups.addressType(address).equals(family))
                        .findFirst()
                        .ifPresent(address -> groups.add(
                                new Shared(family, ports), endpoint(service, pod, node, address, unreadyToo)));
            }
        }

        private static ArrayNode ports(Service service, Pod pod) {
            ArrayNode ports = JsonNodeFactory.instance.arrayNode();
            for (ServicePort port : service.spec().ports()) {
                OptionalInt target = ServicePods.targetPort(port, pod);
                if (target.isPresent()) {
                    EndpointPort added = EndpointPort.of(ports.addObject()).setName(port.name());
                    added.setProtocol(ServicePods.protocol(port.protocol())).setPort(target.getAsInt());
                    if (port.hasAppProtocol()) {
                        added.setAppProtocol(port.appProtocol());
                    }
                }
            }
            return PortOrder.sorted(ports);
        }

        private static ObjectNode endpoint(
                Service service, Pod pod, Optional<Node> node, String address, boolean unreadyToo) {
            Endpoint endpoint = Endpoint.of(JsonNodeFactory.instance.objectNode());
            boolean serving = Pods.isReady(pod);
            boolean terminating = Pods.isDeleting(pod);
            endpoint.setAddresses(List.of(address));
            endpoint.conditions()
                    .setReady(unreadyToo || (serving && !terminating))
                    .setServing(serving)
                    .setTerminating(terminating);
            String hostname = ServicePods.hostname(service, pod);
            if (!hostname.isEmpty()) {
                endpoint.setHostname(hostname);
            }
            endpoint.targetRef()
                    .setKind(Pod.KIND)
                    .setNamespace(pod.metadata().namespace())
                    .setName(pod.metadata().name())
                    .setUid(pod.metadata().uid());
            if (!pod.spec().nodeName().isEmpty()) {
                endpoint.setNodeName(pod.spec().nodeName());
            }
            node.map(found -> found.metadata().labels().get("topology.kubernetes.io/zone"))
                    .ifPresent(endpoint::setZone);
            TrafficHints.give(endpoint, service.spec().trafficDistribution());
            return endpoint.node();
        }
    }
}
