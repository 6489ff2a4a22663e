package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.controller.resourceclaim.ClaimUse;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.SeriesRecorder;
import io.envtest.internal.controller.runtime.TaintedSlices;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.internal.meta.NodeSelectors;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.PostFilterPlugin;
import io.envtest.internal.scheduler.framework.PreBindPlugin;
import io.envtest.internal.scheduler.framework.PreEnqueuePlugin;
import io.envtest.internal.scheduler.framework.PreFilterPlugin;
import io.envtest.internal.scheduler.framework.ReservePlugin;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.NodeSelector;
import io.envtest.view.resource.v1.AllocationResult;
import io.envtest.view.resource.v1.DeviceClass;
import io.envtest.view.resource.v1.DeviceRequest;
import io.envtest.view.resource.v1.ResourceClaim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pod goes only where its claims have devices, or can get some; it is then the one who uses them.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/">Dynamic resource
 *     allocation</a>
 */
public final class DynamicResources
        implements PreEnqueuePlugin, PreFilterPlugin, FilterPlugin, PostFilterPlugin, ReservePlugin, PreBindPlugin {

    private static final System.Logger LOG = System.getLogger(DynamicResources.class.getName());
    private static final int MOST_CONSUMERS = 256;

    private final ClaimStore claims;
    private final Lister<DeviceClass> classes;
    private final TaintedSlices slices;
    private final DeviceSelectors selectors;
    private final ClusterClock clock;
    private final SeriesRecorder events;
    private final PendingAllocations pending = new PendingAllocations();

    /**
     * Makes the plugin.
     *
     * @param slices what devices there are
     * @param cel compiles the expressions that select devices; asked with the first one
     * @param events tells the users of pods
     */
    public DynamicResources(ControllerSetup setup, TaintedSlices slices, CelEngineLoader cel, SeriesRecorder events) {
        this.claims = new ClaimStore(setup);
        this.classes = setup.lister(Resources.DEVICE_CLASSES);
        this.slices = slices;
        this.selectors = new DeviceSelectors(cel);
        this.clock = setup.clock();
        this.events = events;
    }

    @Override
    public String name() {
        return "DynamicResources";
    }

    private static boolean hasClaims(PodInfo pod) {
        return pod.pod().spec().hasResourceClaims();
    }

    @Override
    public Verdict preEnqueue(PodInfo pod) {
        String refusal = hasClaims(pod) ? PodClaims.of(pod, claims).refusal() : "";
        return refusal.isEmpty() ? Verdict.FITS : Verdict.unresolvable(this, refusal);
    }

    @Override
    public PreFilterPlugin.Outcome preFilter(CycleState state, PodInfo pod, Snapshot snapshot) {
        state.put(ClaimState.class, ClaimState.NONE);
        if (!hasClaims(pod)) {
            return PreFilterPlugin.Outcome.GO_ON;
        }
        PodClaims wanted = PodClaims.of(pod, claims);
        String refusal = wanted.refusal();
        Map<String, DeviceClass> named = new HashMap<>();
        List<ResourceClaim> allocated = new ArrayList<>();
        List<ResourceClaim> toAllocate = new ArrayList<>();
        for (ResourceClaim claim : wanted.claims()) {
            boolean has = claim.status().hasAllocation();
            (has ? allocated : toAllocate).add(claim);
            String own = has ? full(claim, pod) : unready(claim, named);
            refusal = refusal.isEmpty() ? own : refusal;
        }
        if (!refusal.isEmpty()) {
            return PreFilterPlugin.Outcome.refused(Verdict.unresolvable(this, refusal));
        }
        state.put(ClaimState.class, new ClaimState(allocated, toAllocate, devices(toAllocate, named)));
        return PreFilterPlugin.Outcome.GO_ON;
    }

    private static String full(ResourceClaim claim, PodInfo pod) {
        boolean full = claim.status().reservedFor().size() >= MOST_CONSUMERS;
        return full && !ClaimUse.isReservedFor(claim, pod.pod()) ? "resourceclaim in use" : "";
    }

    /** Why a claim cannot be allocated anywhere; collects its device classes. */
    private String unready(ResourceClaim claim, Map<String, DeviceClass> named) {
        if (pending.isPending(claim)) {
            return "resource claim is in the process of being allocated";
        }
        for (DeviceRequest request : claim.spec().devices().requests()) {
            for (WantedDevices wanted : WantedDevices.of(request)) {
                Optional<DeviceClass> found = classes.get("", wanted.deviceClass());
                if (found.isEmpty()) {
                    return "request " + wanted.name() + ": device class " + wanted.deviceClass() + " does not exist";
                }
                named.put(wanted.deviceClass(), found.get());
            }
        }
        return "";
    }

    private ClaimState.DeviceView devices(List<ResourceClaim> toAllocate, Map<String, DeviceClass> named) {
        if (toAllocate.isEmpty()) {
            return ClaimState.NONE.devices();
        }
        Set<DeviceId> used = new HashSet<>(claims.usedDevices());
        used.addAll(pending.devices());
        return new ClaimState.DeviceView(DevicePool.of(slices.list()), named, used);
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        ClaimState found = state.get(ClaimState.class).orElse(ClaimState.NONE);
        Verdict verdict = found.toAllocate().isEmpty() ? Verdict.FITS : allocate(found, node);
        return verdict.fits() ? reach(found, node) : verdict;
    }

    /** Whether a node can use the devices that claims have already. */
    private Verdict reach(ClaimState state, NodeInfo node) {
        Verdict verdict = Verdict.FITS;
        for (ResourceClaim claim : state.allocated()) {
            NodeSelector selector = claim.status().allocation().nodeSelector();
            if (selector.present() && !NodeSelectors.matches(selector, node.name(), node.labels())) {
                state.cannotUse(claim);
                verdict = Verdict.unresolvable(this, "resourceclaim not available on the node");
            }
        }
        return verdict;
    }

    private Verdict allocate(ClaimState state, NodeInfo node) {
        ClaimState.DeviceView devices = state.devices();
        Allocator allocator = new Allocator(node, devices.pools(), devices.classes(), selectors, devices.used());
        try {
            Optional<List<Allocation>> result = allocator.allocate(state.toAllocate());
            result.ifPresent(allocations -> state.found(node.name(), allocations));
            if (result.isPresent()) {
                return Verdict.FITS;
            }
        } catch (AllocationException e) {
            return Verdict.error(this, e.text());
        }
        return Verdict.unresolvable(
                this,
                allocator.metInvalidPools() ? "invalid resource pools were encountered" : "cannot allocate all claims");
    }

    /** Takes devices from a claim of the pod that has them on the wrong nodes and that nobody else uses. */
    @Override
    public PostFilterPlugin.Outcome postFilter(
            CycleState state, PodInfo pod, Snapshot snapshot, Map<String, Verdict> verdicts) {
        Optional<ClaimState> found = state.get(ClaimState.class);
        if (found.isEmpty()) {
            return new PostFilterPlugin.Outcome("", "not found", true); // another plugin refused the pod before
        }
        if (found.get().isEmpty()) {
            return new PostFilterPlugin.Outcome("", "no new claims to deallocate");
        }
        for (ResourceClaim claim : found.get().unavailable()) {
            boolean others = claim.status().reservedFor().stream()
                    .anyMatch(consumer -> !consumer.uid().equals(pod.uid()));
            if (!others) {
                claims.deallocate(claim);
                return new PostFilterPlugin.Outcome("", "deallocation of ResourceClaim completed");
            }
        }
        return new PostFilterPlugin.Outcome("", "still not schedulable");
    }

    @Override
    public Verdict reserve(CycleState state, PodInfo pod, String node) {
        state.get(ClaimState.class).ifPresent(found -> pending.add(pod.uid(), found.chosen(node)));
        return Verdict.FITS;
    }

    @Override
    public void unreserve(CycleState state, PodInfo pod, String node) {
        pending.remove(pod.uid());
        ClaimState found = state.get(ClaimState.class).orElse(ClaimState.NONE);
        for (ResourceClaim claim : found.all()) {
            try {
                claims.release(claim, pod);
            } catch (ApiException e) {
                // the controller of claims finds out by itself
                LOG.log(System.Logger.Level.DEBUG, () -> "releasing a claim of " + pod + ": " + e.getMessage());
            }
        }
    }

    @Override
    public Verdict preBind(CycleState state, PodInfo pod, String node) {
        ClaimState found = state.get(ClaimState.class).orElse(ClaimState.NONE);
        boolean news = false;
        Preparation preparation = Preparation.DONE;
        for (ResourceClaim claim : found.all()) {
            ResourceClaim current = claims.newer(claim);
            if (!ClaimUse.isReservedFor(current, pod.pod())) {
                current = claims.bind(claim, pod, result -> write(result, found, claim, node));
                news = true;
            }
            Preparation own = Preparation.of(current);
            preparation = own.compareTo(preparation) > 0 ? own : preparation;
            if (own == Preparation.FAILED) {
                claims.deallocate(current);
            }
        }
        pending.remove(pod.uid());
        return verdict(preparation, pod, node, news);
    }

    private void write(AllocationResult result, ClaimState state, ResourceClaim claim, String node) {
        state.chosen(node).stream()
                .filter(allocation ->
                        allocation.claimUid().equals(claim.metadata().uid()))
                .forEach(allocation -> AllocationResults.write(
                        result, allocation, state.devices().classes(), Timestamps.now(clock)));
    }

    private Verdict verdict(Preparation preparation, PodInfo pod, String node, boolean news) {
        if (preparation == Preparation.FAILED) {
            String why = "claim binding failed: a device on node " + node + " cannot be prepared";
            throw new ApiException(new Status(409, "Conflict", why, Status.Details.NONE));
        }
        if (preparation == Preparation.DONE) {
            return Verdict.FITS;
        }
        String waiting = "waiting for binding conditions for device on node " + node;
        if (news) {
            events.record(pod.pod(), Optional.empty(), "Normal", "BindingConditionsPending", "Scheduling", waiting);
        }
        return new Verdict(Verdict.Code.WAIT, List.of(waiting), name());
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return switch (event.kind()) {
            case DEVICES_CHANGED, NODE_ADDED, NODE_CHANGED, POD_UPDATED -> true;
            case CLAIM_CHANGED ->
                event.claim()
                        .filter(claim -> claim.namespace().equals(refused.key().namespace()))
                        .filter(claim -> ClaimUse.names(refused.pod()).contains(claim.name()))
                        .isPresent();
            default -> false;
        };
    }
}
