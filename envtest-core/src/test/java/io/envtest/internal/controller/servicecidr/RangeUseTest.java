package io.envtest.internal.controller.servicecidr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.networking.v1.IPAddress;
import io.envtest.view.networking.v1.ServiceCIDR;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RangeUseTest {

    private final ServiceCIDR wide = range("wide", "10.0.0.0/16");
    private final ServiceCIDR narrow = range("narrow", "10.0.1.0/24");
    private final IPAddress service = address("10.0.1.7", "ipallocator.k8s.io");

    @Test
    void aRangeIsNeededWhileAServiceHasOneOfItsAddresses() {
        assertThat(RangeUse.isNeeded(narrow, List.of(narrow), List.of(service))).isTrue();
        assertThat(RangeUse.isNeeded(narrow, List.of(narrow), List.of())).isFalse();
    }

    @Test
    void aRangeThatAnotherOneCoversIsNotNeeded() {
        assertThat(RangeUse.isNeeded(narrow, List.of(narrow, wide), List.of(service)))
                .isFalse();
    }

    @Test
    void anotherRangeThatIsBeingDeletedDoesNotCover() {
        wide.metadata().setDeletionTimestamp("2026-01-01T00:00:00Z");

        assertThat(RangeUse.isNeeded(narrow, List.of(narrow, wide), List.of(service)))
                .isTrue();
    }

    @Test
    void addressesThatOthersManageDoNotCount() {
        assertThat(RangeUse.isNeeded(narrow, List.of(narrow), List.of(address("10.0.1.7", "somebody"))))
                .isFalse();
    }

    private static ServiceCIDR range(String name, String block) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ServiceCIDR range = ServiceCIDR.of(node);
        range.metadata().setName(name);
        range.spec().setCidrs(List.of(block));
        return range;
    }

    private static IPAddress address(String name, String manager) {
        IPAddress address = IPAddress.of(JsonNodeFactory.instance.objectNode());
        address.metadata().setName(name).setLabels(Map.of("ipaddress.kubernetes.io/managed-by", manager));
        return address;
    }
}
