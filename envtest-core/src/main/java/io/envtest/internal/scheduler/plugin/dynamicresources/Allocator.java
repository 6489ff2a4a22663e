package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.view.resource.v1.DeviceClass;
import io.envtest.view.resource.v1.DeviceRequest;
import io.envtest.view.resource.v1.ResourceClaim;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for devices on one node that satisfy all claims of a pod together: takes the first that fit, and goes back where that
 * leads nowhere. For one use by one thread.
 */
final class Allocator {

    private final NodeInfo node;
    private final Candidates candidates;
    private final Set<DeviceId> used;
    private final List<Request> requests = new ArrayList<>();
    private final List<ResourceClaim> claims = new ArrayList<>();
    private final Deque<Chosen> chosen = new ArrayDeque<>();

    private record Request(ResourceClaim claim, List<WantedDevices> alternatives, List<Constraint> constraints) {}

    private record Chosen(Request request, WantedDevices wanted, OfferedDevice offered) {}

    /**
     * Prepares the search.
     *
     * @param pools all pools
     * @param classes the device classes that the claims name
     * @param used devices that are in use
     */
    Allocator(
            NodeInfo node,
            List<DevicePool> pools,
            Map<String, DeviceClass> classes,
            DeviceSelectors selectors,
            Set<DeviceId> used) {
        this.node = node;
        this.candidates = new Candidates(node, pools, classes, selectors);
        this.used = new HashSet<>(used);
    }

    /** Whether a pool of the node cannot be used because it contradicts itself. */
    boolean metInvalidPools() {
        return candidates.hasInvalidPools();
    }

    /** What each claim gets; empty if they cannot all be satisfied. */
    Optional<List<Allocation>> allocate(List<ResourceClaim> wanted) throws AllocationException {
        for (ResourceClaim claim : wanted) {
            claims.add(claim);
            List<Constraint> constraints = claim.spec().devices().constraints().stream()
                    .map(Constraint::new)
                    .toList();
            for (DeviceRequest request : claim.spec().devices().requests()) {
                requests.add(new Request(claim, WantedDevices.of(request), constraints));
            }
        }
        return satisfyFrom(0) ? Optional.of(result()) : Optional.empty();
    }

    private List<Allocation> result() {
        Map<String, List<Allocation.Pick>> picks = new HashMap<>();
        chosen.descendingIterator()
                .forEachRemaining(each -> picks.computeIfAbsent(
                                each.request().claim().metadata().uid(), uid -> new ArrayList<>())
                        .add(new Allocation.Pick(each.wanted(), each.offered())));
        List<Allocation> allocations = new ArrayList<>();
        for (ResourceClaim claim : claims) {
            List<Allocation.Pick> own = picks.getOrDefault(claim.metadata().uid(), List.of());
            allocations.add(new Allocation(claim, own, node.name()));
        }
        return allocations;
    }

    private boolean satisfyFrom(int index) throws AllocationException {
        if (index == requests.size()) {
            return true;
        }
        Request request = requests.get(index);
        for (WantedDevices wanted : request.alternatives()) {
            List<OfferedDevice> fitting = candidates.of(request.claim(), wanted);
            boolean satisfied = wanted.all()
                    ? takeAll(index, request, wanted, fitting)
                    : takeSome(index, request, wanted, fitting, 0, wanted.count());
            if (satisfied) {
                return true;
            }
        }
        return false;
    }

    private boolean takeAll(int index, Request request, WantedDevices wanted, List<OfferedDevice> fitting)
            throws AllocationException {
        int taken = 0;
        while (taken < fitting.size() && take(request, wanted, fitting.get(taken))) {
            taken++;
        }
        if (taken > 0 && taken == fitting.size() && satisfyFrom(index + 1)) {
            return true;
        }
        for (int i = 0; i < taken; i++) {
            giveBack();
        }
        return false;
    }

    private boolean takeSome(
            int index, Request request, WantedDevices wanted, List<OfferedDevice> fitting, int from, long missing)
            throws AllocationException {
        if (missing == 0) {
            return satisfyFrom(index + 1);
        }
        for (int i = from; i + missing <= fitting.size(); i++) {
            if (take(request, wanted, fitting.get(i))) {
                if (takeSome(index, request, wanted, fitting, i + 1, missing - 1)) {
                    return true;
                }
                giveBack();
            }
        }
        return false;
    }

    private boolean take(Request request, WantedDevices wanted, OfferedDevice offered) throws AllocationException {
        boolean free = wanted.adminAccess()
                || (!used.contains(offered.id()) && Counters.suffice(candidates.pool(offered), offered, used));
        if (!free || !candidates.fits(request.claim(), wanted, offered) || !wanted.tolerates(offered)) {
            return false;
        }
        List<Constraint> constraints = request.constraints();
        for (int i = 0; i < constraints.size(); i++) {
            if (!constraints.get(i).add(wanted, offered)) {
                constraints.subList(0, i).forEach(constraint -> constraint.remove(wanted));
                return false;
            }
        }
        if (!wanted.adminAccess()) {
            used.add(offered.id());
        }
        chosen.push(new Chosen(request, wanted, offered));
        return true;
    }

    private void giveBack() {
        Chosen last = chosen.pop();
        last.request().constraints().forEach(constraint -> constraint.remove(last.wanted()));
        if (!last.wanted().adminAccess()) {
            used.remove(last.offered().id());
        }
    }
}
