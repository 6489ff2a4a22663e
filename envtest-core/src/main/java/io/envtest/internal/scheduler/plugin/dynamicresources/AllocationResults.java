package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.internal.scheduler.plugin.dynamicresources.Allocation.Pick;
import io.envtest.view.core.v1.NodeSelector;
import io.envtest.view.core.v1.NodeSelectorRequirement;
import io.envtest.view.core.v1.NodeSelectorTerm;
import io.envtest.view.resource.v1.AllocationResult;
import io.envtest.view.resource.v1.DeviceAllocationConfiguration;
import io.envtest.view.resource.v1.DeviceAllocationResult;
import io.envtest.view.resource.v1.DeviceClaimConfiguration;
import io.envtest.view.resource.v1.DeviceClass;
import io.envtest.view.resource.v1.DeviceClassConfiguration;
import io.envtest.view.resource.v1.DeviceRequestAllocationResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes into the status of a claim what it gets. */
final class AllocationResults {

    private AllocationResults() {}

    /**
     * Writes an allocation.
     *
     * @param classes the device classes of the claim
     * @param now when it is allocated
     */
    static void write(AllocationResult result, Allocation allocation, Map<String, DeviceClass> classes, String now) {
        for (Pick pick : allocation.picks()) {
            device(result.devices().addResults(), pick);
        }
        fromClasses(result.devices(), allocation.picks(), classes);
        fromClaim(result.devices(), allocation);
        nodes(result, allocation);
        result.setAllocationTimestamp(now);
    }

    private static void device(DeviceRequestAllocationResult result, Pick pick) {
        DeviceId id = pick.offered().id();
        result.setRequest(pick.wanted().name());
        result.setDriver(id.driver()).setPool(id.pool()).setDevice(id.name());
        if (pick.wanted().adminAccess()) {
            result.setAdminAccess(true);
        }
        pick.wanted()
                .tolerations()
                .forEach(toleration -> result.addTolerations().replaceWith(toleration));
        if (pick.offered().device().hasBindingConditions()) {
            result.setBindingConditions(pick.offered().device().bindingConditions());
        }
        if (pick.offered().device().hasBindingFailureConditions()) {
            result.setBindingFailureConditions(pick.offered().device().bindingFailureConditions());
        }
    }

    private static void fromClasses(DeviceAllocationResult result, List<Pick> picks, Map<String, DeviceClass> classes) {
        Map<String, List<String>> requests = new LinkedHashMap<>();
        for (Pick pick : picks) {
            List<String> names = requests.computeIfAbsent(pick.wanted().deviceClass(), name -> new ArrayList<>());
            if (!names.contains(pick.wanted().name())) {
                names.add(pick.wanted().name());
            }
        }
        requests.forEach((name, names) -> {
            DeviceClass deviceClass = classes.get(name);
            if (deviceClass != null) {
                for (DeviceClassConfiguration configuration : deviceClass.spec().config()) {
                    DeviceAllocationConfiguration copy = result.addConfig();
                    copy.setSource("FromClass").setRequests(names);
                    copy.opaque().replaceWith(configuration.opaque());
                }
            }
        });
    }

    private static void fromClaim(DeviceAllocationResult result, Allocation allocation) {
        for (DeviceClaimConfiguration configuration :
                allocation.claim().spec().devices().config()) {
            boolean meant =
                    allocation.picks().stream().anyMatch(pick -> pick.wanted().isMeantBy(configuration.requests()));
            if (meant) {
                DeviceAllocationConfiguration copy = result.addConfig();
                copy.setSource("FromClaim");
                if (!configuration.requests().isEmpty()) {
                    copy.setRequests(configuration.requests());
                }
                copy.opaque().replaceWith(configuration.opaque());
            }
        }
    }

    /** Where all devices can be used: on one node, on nodes that all of their selectors match, or everywhere. */
    private static void nodes(AllocationResult result, Allocation allocation) {
        List<NodeSelectorRequirement> expressions = new ArrayList<>();
        List<NodeSelectorRequirement> fields = new ArrayList<>();
        for (Pick pick : allocation.picks()) {
            if (pick.offered().device().bindsToNode()
                    || !pick.offered().nodeName().isEmpty()) {
                NodeSelectorRequirement name =
                        result.nodeSelector().addNodeSelectorTerms().addMatchFields();
                name.setKey("metadata.name").setOperator("In").setValues(List.of(allocation.node()));
                return;
            }
            NodeSelector selector = pick.offered().nodeSelector();
            for (NodeSelectorTerm term : selector.nodeSelectorTerms()) {
                addNew(expressions, term.matchExpressions());
                addNew(fields, term.matchFields());
            }
        }
        if (!expressions.isEmpty() || !fields.isEmpty()) {
            NodeSelectorTerm term = result.nodeSelector().addNodeSelectorTerms();
            expressions.forEach(each -> term.addMatchExpressions().replaceWith(each));
            fields.forEach(each -> term.addMatchFields().replaceWith(each));
        }
    }

    private static void addNew(List<NodeSelectorRequirement> known, List<NodeSelectorRequirement> more) {
        for (NodeSelectorRequirement requirement : more) {
            if (known.stream().noneMatch(each -> each.node().equals(requirement.node()))) {
                known.add(requirement);
            }
        }
    }
}
