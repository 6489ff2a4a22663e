package io.envtest.internal.controller.resourceclaim;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodDisruption;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.TaintedSlices;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceClaimConsumerReference;
import java.time.Instant;
import java.util.Optional;

/**
 * Deletes pods that use devices with NoExecute taints which their claims do not tolerate, or tolerate only for a time.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#device-taints-and-tolerations">Device
 *     taints and tolerations</a>
 */
public final class DeviceTaintEvictionController extends Controller {

    private static final String NAME = "device-taint-eviction-controller";

    private final boolean withRules;

    /**
     * Makes the controller.
     *
     * @param withRules whether DeviceTaintRules are served and count
     */
    public DeviceTaintEvictionController(boolean withRules) {
        super(NAME, NAME);
        this.withRules = withRules;
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Evictor evictor = new Evictor(setup, withRules);
        ReconcileLoop<ObjectKey> loop = setup.loop(evictor::reconcile);
        Lister<ResourceClaim> claims = setup.lister(Resources.RESOURCE_CLAIMS);
        setup.watch(Resources.RESOURCE_CLAIMS, claim -> loop.add(Meta.key(claim.metadata())));
        TaintedSlices.watch(
                setup,
                withRules,
                () -> claims.list().stream()
                        .filter(claim -> !claim.status().reservedFor().isEmpty())
                        .forEach(claim -> loop.add(Meta.key(claim.metadata()))));
    }

    /** Judges the pods that use one claim. */
    private static final class Evictor {

        private final ControllerSetup setup;
        private final Client client;
        private final EventRecorder events;
        private final Lister<ResourceClaim> claims;
        private final Lister<Pod> pods;
        private final TaintedDevices devices;
        private final PodDisruption disruption;

        Evictor(ControllerSetup setup, boolean withRules) {
            this.setup = setup;
            this.client = setup.client();
            this.events = setup.events(NAME);
            this.claims = setup.lister(Resources.RESOURCE_CLAIMS);
            this.pods = setup.lister(Resources.PODS);
            this.devices = new TaintedDevices(new TaintedSlices(setup, withRules));
            this.disruption = new PodDisruption(setup.client(), setup.clock());
        }

        Result reconcile(ObjectKey key) {
            Optional<ResourceClaim> claim = claims.get(key);
            Optional<Instant> end = claim.flatMap(devices::end);
            if (claim.isEmpty() || end.isEmpty()) {
                return Result.DONE;
            }
            return Result.onceDue(end.get(), setup.clock().now(), () -> evictConsumers(claim.get()));
        }

        private void evictConsumers(ResourceClaim claim) {
            for (ResourceClaimConsumerReference consumer : claim.status().reservedFor()) {
                pods.get(claim.metadata().namespace(), consumer.name())
                        .filter(pod -> pod.metadata().uid().equals(consumer.uid()) && Pods.isActive(pod))
                        .ifPresent(this::evict);
            }
        }

        private void evict(Pod pod) {
            events.normal(pod, "DeviceTaintManagerEviction", "Marking for deletion");
            try {
                disruption.mark(pod, PodDisruption.Cause.DEVICE_TAINT);
                client.delete(Resources.PODS, pod.metadata(), "");
            } catch (ApiException e) {
                if (e.status().code() != 404) {
                    throw e;
                }
            }
        }
    }
}
