package io.envtest.internal.scheduler.plugin.dynamicresources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.view.core.v1.Node;
import io.envtest.view.resource.v1.DeviceClass;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Slices, claims and nodes, written with single quotes. */
final class Samples {

    static final String NODE = "node-0";

    private Samples() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static NodeInfo node(String name) {
        return NodeInfo.of(Node.of(json("{'metadata': {'name': '" + name + "', 'labels': {'host': '" + name + "'}}}")));
    }

    /** A slice of the pool {@code p} of the driver {@code d}, the only one of its generation. */
    static ResourceSlice slice(long generation, String where, String... devices) {
        return ResourceSlice.of(json("{'spec': {'driver': 'd', 'pool': {'name': 'p', 'generation': " + generation
                + ", 'resourceSliceCount': 1}, " + where + ", 'devices': [" + String.join(", ", devices) + "]}}"));
    }

    static ResourceSlice slice(String... devices) {
        return slice(1, "'nodeName': '" + NODE + "'", devices);
    }

    static ResourceClaim claim(String name, String devices) {
        return ResourceClaim.of(json("{'metadata': {'name': '" + name + "', 'namespace': 'ns', 'uid': '" + name
                + "'}, 'spec': {'devices': {" + devices + "}}}"));
    }

    static String exactly(String name, String more) {
        return "{'name': '" + name + "', 'exactly': {'deviceClassName': 'any', " + more + "}}";
    }

    static String some(String name, long count) {
        return exactly(name, "'allocationMode': 'ExactCount', 'count': " + count);
    }

    static final Map<String, DeviceClass> CLASSES =
            Map.of("any", DeviceClass.of(json("{'metadata': {'name': 'any'}, 'spec': {}}")));

    static Allocator allocator(NodeInfo node, List<ResourceSlice> slices, Set<DeviceId> used) {
        return new Allocator(node, DevicePool.of(slices), CLASSES, new DeviceSelectors(new CelEngineLoader()), used);
    }

    /** What claims get on the node, each device as {@code request=device}; empty if they cannot be satisfied. */
    static Optional<List<String>> allocate(List<ResourceSlice> slices, Set<DeviceId> used, ResourceClaim... claims)
            throws AllocationException {
        return allocator(node(NODE), slices, used).allocate(List.of(claims)).map(Samples::names);
    }

    private static List<String> names(List<Allocation> allocations) {
        List<String> names = new ArrayList<>();
        allocations.forEach(allocation -> allocation
                .picks()
                .forEach(pick -> names.add(
                        pick.wanted().name() + "=" + pick.offered().id().name())));
        return names;
    }
}
