package io.envtest.internal.controller.servicecidr;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Protection;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.meta.v1.Condition;
import io.envtest.view.networking.v1.IPAddress;
import io.envtest.view.networking.v1.ServiceCIDR;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says which ranges of addresses are ready, and keeps a deleted one until no service needs it, and a while longer, so that
 * whoever still allocates from it notices.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/">Cluster IP allocation</a>
 */
public final class ServiceCidrController extends Controller {

    private static final String FINALIZER = "networking.k8s.io/service-cidr-finalizer";
    private static final String MANAGER = "service-cidr-controller";
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final String READY = "Ready";
    private static final String IS_READY = "Kubernetes Service CIDR is ready";
    private static final String TERMINATING = "Terminating";
    private static final String IN_USE =
            "There are still IPAddresses referencing the ServiceCIDR, please remove them or"
                    + " create a new ServiceCIDR";

    /** Makes the controller. */
    public ServiceCidrController() {
        super("service-cidr-controller", "service-cidrs-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Ranges ranges = new Ranges(setup);
        ReconcileLoop<String> loop = setup.loop(ranges::reconcile);
        // a range that comes or goes decides whether those that overlap it are needed
        setup.watch(
                Resources.SERVICE_CIDRS,
                changed -> ranges.all
                        .list()
                        .forEach(range -> loop.add(Meta.key(range.metadata()).name())));
        setup.watch(
                Resources.IP_ADDRESSES,
                address -> ranges.all.list().stream()
                        .filter(range -> RangeUse.holds(range, address))
                        .forEach(range -> loop.add(range.metadata().name())));
    }

    /** Looks at one range. */
    private static final class Ranges {

        private final ControllerSetup setup;
        private final Lister<ServiceCIDR> all;
        private final Lister<IPAddress> addresses;

        Ranges(ControllerSetup setup) {
            this.setup = setup;
            this.all = setup.lister(Resources.SERVICE_CIDRS);
            this.addresses = setup.lister(Resources.IP_ADDRESSES);
        }

        Result reconcile(String name) {
            Optional<ServiceCIDR> found = all.get("", name);
            if (found.isEmpty()) {
                return Result.DONE;
            }
            ServiceCIDR range = all.copy(found.get());
            if (!Meta.deleting(range.metadata())) {
                protect(range);
                state(range, "True", "", IS_READY);
                return Result.DONE;
            }
            if (!range.metadata().finalizers().contains(FINALIZER)) {
                return Result.DONE;
            }
            if (RangeUse.isNeeded(range, all.list(), addresses.list())) {
                state(range, "False", TERMINATING, IN_USE);
                return Result.DONE;
            }
            Instant now = setup.clock().now();
            Instant deleted =
                    Timestamps.parse(range.metadata().deletionTimestamp()).orElse(now);
            return Result.onceDue(deleted.plus(GRACE), now, () -> protect(range));
        }

        private void protect(ServiceCIDR range) {
            if (Protection.settle(range.metadata(), FINALIZER, false)) {
                setup.client().update(Resources.SERVICE_CIDRS, range);
            }
        }

        private void state(ServiceCIDR range, String ready, String reason, String message) {
            Optional<Condition> known = Conditions.find(range.status(), READY);
            if (known.filter(condition -> condition.status().equals(ready)
                            && condition.reason().equals(reason)
                            && condition.message().equals(message))
                    .isPresent()) {
                return;
            }
            ServiceCIDR applied = Client.empty(Resources.SERVICE_CIDRS, "");
            applied.metadata().setName(range.metadata().name());
            Conditions.append(applied.status(), READY, ready)
                    .setReason(reason)
                    .setMessage(message)
                    .setLastTransitionTime(Timestamps.now(setup.clock()));
            setup.client().applyStatus(Resources.SERVICE_CIDRS, applied, MANAGER);
        }
    }
}
