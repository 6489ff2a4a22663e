package io.envtest.internal.scheduler.plugin.dynamicresources;

import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.claim;
import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.json;
import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.node;
import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.slice;
import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.some;
import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.view.resource.v1.AllocationResult;
import io.envtest.view.resource.v1.DeviceClass;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceSlice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllocationResultsTest {

    private static final String NOW = "2026-01-01T00:00:00Z";

    @Test
    void saysWhichDevicesCanBeUsedOnWhichNode() throws AllocationException {
        AllocationResult result = write(slice("{'name': 'a'}"), Samples.CLASSES, "'requests': [" + some("r", 1) + "]");
        assertThat(result.node())
                .isEqualTo(
                        json("{'devices': {'results': [{'request': 'r', 'driver': 'd', 'pool': 'p', 'device': 'a'}]},"
                                + " 'nodeSelector': {'nodeSelectorTerms': [{'matchFields': [{'key': 'metadata.name',"
                                + " 'operator': 'In', 'values': ['node-0']}]}]}, 'allocationTimestamp': '" + NOW
                                + "'}"));
    }

    @Test
    void devicesOfAllNodesLimitNothing() throws AllocationException {
        AllocationResult result = write(
                slice(1, "'allNodes': true", "{'name': 'a'}"), Samples.CLASSES, "'requests': [" + some("r", 1) + "]");
        assertThat(result.hasNodeSelector()).isFalse();
    }

    @Test
    void configurationsComeFromClassesAndThenFromTheClaim() throws AllocationException {
        DeviceClass any = DeviceClass.of(json("{'spec': {'config': [{'opaque': {'driver': 'd', 'parameters': 1}}]}}"));
        AllocationResult result = write(
                slice("{'name': 'a'}", "{'name': 'b'}"),
                Map.of("any", any),
                "'requests': [" + some("r", 1) + ", " + some("s", 1) + "], 'config': ["
                        + "{'requests': ['s'], 'opaque': {'driver': 'd', 'parameters': 2}}, "
                        + "{'requests': ['t'], 'opaque': {'driver': 'd', 'parameters': 3}}]");
        assertThat(result.devices().config())
                .extracting(each -> each.source() + each.requests())
                .containsExactly("FromClass[r, s]", "FromClaim[s]");
    }

    private static AllocationResult write(ResourceSlice slice, Map<String, DeviceClass> classes, String devices)
            throws AllocationException {
        ResourceClaim claim = claim("c", devices);
        Allocation allocation = Samples.allocator(node(Samples.NODE), List.of(slice), Set.of())
                .allocate(List.of(claim))
                .orElseThrow()
                .get(0);
        AllocationResults.write(claim.status().allocation(), allocation, classes, NOW);
        return AllocationResult.of(claim.status().allocation().node());
    }
}
