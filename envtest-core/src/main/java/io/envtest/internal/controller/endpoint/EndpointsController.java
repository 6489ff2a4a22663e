package io.envtest.internal.controller.endpoint;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.internal.controller.runtime.Watchers;
import io.envtest.view.core.v1.Endpoints;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Service;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the Endpoints of services that select pods. */
public final class EndpointsController extends Controller {

    /** Makes the controller. */
    public EndpointsController() {
        super("endpoints-controller", "endpoint-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Keeper keeper = new Keeper(setup);
        ReconcileLoop<ObjectKey> loop = setup.loop(keeper::reconcile);
        keeper.pods.watch(setup, loop::add);
        setup.watch(Resources.ENDPOINTS, Watchers.deleted(endpoints -> loop.add(Meta.key(endpoints.metadata()))));
    }

    /** Computes the Endpoints of one service. */
    private static final class Keeper {

        private final Client client;
        private final Lister<Service> services;
        private final Lister<Endpoints> endpoints;
        private final ServicePods pods;
        private final SubsetBuilder subsets;
        private final TriggerTimes triggers = new TriggerTimes();

        Keeper(ControllerSetup setup) {
            this.client = setup.client();
            this.services = setup.lister(Resources.SERVICES);
            this.endpoints = setup.lister(Resources.ENDPOINTS);
            this.pods = new ServicePods(setup);
            this.subsets = new SubsetBuilder(setup.lister(Resources.NODES));
        }

        Result reconcile(ObjectKey key) {
            Optional<Service> service = services.get(key);
            Optional<Endpoints> known = endpoints.get(key);
            if (service.isEmpty()) {
                triggers.forget(key);
                known.ifPresent(this::delete);
            } else if (ServicePods.hasSelector(service.get())
                    && !service.get().spec().type().equals("ExternalName")) {
                keep(service.get(), known);
            }
            return Result.DONE;
        }

        private void delete(Endpoints found) {
            client.deleteIfPresent(Resources.ENDPOINTS, found.metadata(), "");
        }

        private void keep(Service service, Optional<Endpoints> known) {
            List<Pod> selected = pods.selected(service);
            Optional<Instant> trigger = triggers.next(service, selected);
            Endpoints wanted = known.map(endpoints::copy).orElseGet(() -> fresh(service));
            subsets.write(wanted, service, usable(service, selected));
            Map<String, String> labels = new LinkedHashMap<>();
            ServicePods.copyLabels(service.metadata().labels(), labels);
            labels.put(SliceLabels.ENDPOINTS_MANAGED_BY, "endpoint-controller");
            if (ServicePods.isHeadless(service)) {
                labels.put(SliceLabels.HEADLESS, "");
            }
            wanted.metadata().setLabels(labels);
            boolean same = known.filter(before -> Semantic.equal(before.get("subsets"), wanted.get("subsets"))
                            && before.metadata().labels().equals(labels))
                    .isPresent();
            if (same) {
                return;
            }
            Map<String, String> annotations =
                    new LinkedHashMap<>(wanted.metadata().annotations());
            annotations.remove(SliceLabels.CHANGE_TIME);
            trigger.ifPresent(time -> annotations.put(SliceLabels.CHANGE_TIME, Timestamps.format(time)));
            wanted.metadata().setAnnotations(annotations);
            if (known.isPresent()) {
                client.update(Resources.ENDPOINTS, wanted);
            } else {
                client.create(Resources.ENDPOINTS, wanted);
            }
        }

        private static List<Pod> usable(Service service, List<Pod> selected) {
            boolean deletedToo = service.spec().publishNotReadyAddresses();
            return selected.stream()
                    .filter(pod -> ServicePods.isUsable(pod, deletedToo))
                    .toList();
        }

        private static Endpoints fresh(Service service) {
            Endpoints created =
                    Client.empty(Resources.ENDPOINTS, service.metadata().namespace());
            created.metadata().setName(service.metadata().name());
            return created;
        }
    }
}
