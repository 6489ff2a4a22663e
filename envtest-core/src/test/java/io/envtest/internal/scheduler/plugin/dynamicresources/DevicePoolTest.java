package io.envtest.internal.scheduler.plugin.dynamicresources;

import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.node;
import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.slice;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DevicePoolTest {

    @Test
    void onlyTheLatestGenerationCounts() {
        List<DevicePool> pools = DevicePool.of(
                List.of(slice(1, "'allNodes': true", "{'name': 'a'}"), slice(2, "'allNodes': true", "{'name': 'b'}")));
        assertThat(pools).singleElement().satisfies(pool -> {
            assertThat(pool.complete()).isTrue();
            assertThat(names(pool)).containsExactly("b");
        });
    }

    @Test
    void aDeviceThatIsThereTwiceMakesThePoolInvalid() {
        DevicePool pool =
                DevicePool.of(List.of(slice("{'name': 'a'}", "{'name': 'a'}"))).get(0);
        assertThat(pool.valid()).isFalse();
    }

    @Test
    void devicesAreWhereTheirSliceOrTheyThemselvesSay() {
        String selected = "'nodeSelector': {'nodeSelectorTerms': [{'matchExpressions': "
                + "[{'key': 'host', 'operator': 'In', 'values': ['node-1']}]}]}";
        assertThat(on("node-1", "'nodeName': 'node-0'", "{'name': 'a'}")).isEmpty();
        assertThat(on("node-1", "'allNodes': true", "{'name': 'a'}")).containsExactly("a");
        assertThat(on("node-1", selected, "{'name': 'a'}")).containsExactly("a");
        assertThat(on("node-0", selected, "{'name': 'a'}")).isEmpty();
        assertThat(on(
                        "node-1",
                        "'perDeviceNodeSelection': true",
                        "{'name': 'a', 'nodeName': 'node-1'}",
                        "{'name': 'b'," + " 'nodeName': 'node-0'}",
                        "{'name': 'c', 'allNodes': true}"))
                .containsExactly("a", "c");
    }

    private static List<String> on(String node, String where, String... devices) {
        return names(DevicePool.of(List.of(slice(1, where, devices))).get(0).on(node(node)));
    }

    private static List<String> names(DevicePool pool) {
        return pool.devices().stream().map(device -> device.id().name()).toList();
    }
}
