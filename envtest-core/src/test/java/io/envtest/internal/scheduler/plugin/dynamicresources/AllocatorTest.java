package io.envtest.internal.scheduler.plugin.dynamicresources;

import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.allocate;
import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.claim;
import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.exactly;
import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.slice;
import static io.envtest.internal.scheduler.plugin.dynamicresources.Samples.some;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.envtest.view.resource.v1.ResourceSlice;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllocatorTest {

    private static final List<ResourceSlice> TWO = List.of(slice("{'name': 'a'}", "{'name': 'b'}"));
    private static final DeviceId A = new DeviceId("d", "p", "a");

    @Test
    void takesTheFirstDevicesThatAreFree() throws AllocationException {
        assertThat(allocate(TWO, Set.of(), claim("c", "'requests': [" + some("r", 1) + "]")))
                .contains(List.of("r=a"));
        assertThat(allocate(TWO, Set.of(A), claim("c", "'requests': [" + some("r", 1) + "]")))
                .contains(List.of("r=b"));
    }

    @Test
    void allClaimsOfAPodAreSatisfiedOrNone() throws AllocationException {
        assertThat(allocate(
                        TWO,
                        Set.of(),
                        claim("c", "'requests': [" + some("r", 1) + "]"),
                        claim("e", "'requests': [" + some("s", 1) + "]")))
                .contains(List.of("r=a", "s=b"));
        assertThat(allocate(
                        TWO,
                        Set.of(),
                        claim("c", "'requests': [" + some("r", 1) + "]"),
                        claim("e", "'requests': [" + some("s", 2) + "]")))
                .isEmpty();
    }

    @Test
    void allDevicesMeansThatNoneIsInUseAndThatThereAreSome() throws AllocationException {
        String all = "'requests': [" + exactly("r", "'allocationMode': 'All'") + "]";
        assertThat(allocate(TWO, Set.of(), claim("c", all))).contains(List.of("r=a", "r=b"));
        assertThat(allocate(TWO, Set.of(A), claim("c", all))).isEmpty();
        assertThat(allocate(List.of(), Set.of(), claim("c", all))).isEmpty();
    }

    @Test
    void whoLooksAfterDevicesGetsThemBesideTheirUsers() throws AllocationException {
        String all = exactly("r", "'allocationMode': 'All', 'adminAccess': true");
        assertThat(allocate(TWO, Set.of(A), claim("c", "'requests': [" + all + "]")))
                .contains(List.of("r=a", "r=b"));
    }

    @Test
    void theFirstAlternativeThatCanBeHadIsTaken() throws AllocationException {
        String request = "{'name': 'r', 'firstAvailable': ["
                + "{'name': 'x', 'deviceClassName': 'any', 'allocationMode': 'ExactCount', 'count': 3},"
                + "{'name': 'y', 'deviceClassName': 'any', 'allocationMode': 'ExactCount', 'count': 2}]}";
        assertThat(allocate(TWO, Set.of(), claim("c", "'requests': [" + request + "]")))
                .contains(List.of("r/y=a", "r/y=b"));
    }

    @Test
    void devicesAgreeInAnAttribute() throws AllocationException {
        ResourceSlice numa = slice(
                "{'name': 'a', 'attributes': {'n': {'int': 0}}}",
                "{'name': 'b', 'attributes': {'n': {'int': 1}}}",
                "{'name': 'c'}",
                "{'name': 'e', 'attributes': {'d/n': {'int': 1}}}");
        assertThat(allocate(
                        List.of(numa),
                        Set.of(),
                        claim("c", "'requests': [" + some("r", 2) + "], 'constraints': [{'matchAttribute': 'd/n'}]")))
                .contains(List.of("r=b", "r=e"));
        assertThat(allocate(
                        List.of(numa),
                        Set.of(A),
                        claim(
                                "c",
                                "'requests': [" + some("r", 2) + "], 'constraints': [{'distinctAttribute': 'd/n'}]")))
                .isEmpty();
    }

    @Test
    void taintedDevicesAreForThoseThatTolerateThem() throws AllocationException {
        List<ResourceSlice> tainted = List.of(slice(
                "{'name': 'a', 'taints': [{'key': 'k', 'effect': 'NoSchedule'}]}",
                "{'name': 'b', 'taints': [{'key': 'k', 'effect': 'None'}]}"));
        assertThat(allocate(tainted, Set.of(), claim("c", "'requests': [" + some("r", 1) + "]")))
                .contains(List.of("r=b"));
        String tolerant = exactly(
                "r", "'allocationMode': 'ExactCount', 'count': 1, 'tolerations': [{'key': 'k', 'operator': 'Exists'}]");
        assertThat(allocate(tainted, Set.of(), claim("c", "'requests': [" + tolerant + "]")))
                .contains(List.of("r=a"));
    }

    @Test
    void partitionsShareWhatTheirDeviceHas() throws AllocationException {
        ResourceSlice parts = slice(partition("whole", 10), partition("left", 5), partition("right", 5));
        parts.spec().addSharedCounters().setName("set").putCounters("memory").setValue("10Gi");
        List<ResourceSlice> slices = List.of(parts);
        assertThat(allocate(slices, Set.of(), claim("c", "'requests': [" + some("r", 2) + "]")))
                .contains(List.of("r=left", "r=right"));
        assertThat(allocate(
                        slices,
                        Set.of(new DeviceId("d", "p", "whole")),
                        claim("c", "'requests': [" + some("r", 1) + "]")))
                .isEmpty();
    }

    private static String partition(String name, int memory) {
        return "{'name': '" + name + "', 'consumesCounters': [{'counterSet': 'set', 'counters': {'memory': {'value': '"
                + memory + "Gi'}}}]}";
    }

    @Test
    void aPoolThatIsNotCompleteIsLeftAlone() throws AllocationException {
        ResourceSlice one = slice("{'name': 'a'}");
        one.spec().pool().setResourceSliceCount(2);
        assertThat(allocate(List.of(one), Set.of(), claim("c", "'requests': [" + some("r", 1) + "]")))
                .isEmpty();
        assertThatExceptionOfType(AllocationException.class)
                .isThrownBy(() -> allocate(
                        List.of(one),
                        Set.of(),
                        claim("c", "'requests': [" + exactly("r", "'allocationMode': 'All'") + "]")))
                .withMessage("claim ns/c, request r: asks for all devices, but resource pool d/p is currently being"
                        + " updated");
    }
}
