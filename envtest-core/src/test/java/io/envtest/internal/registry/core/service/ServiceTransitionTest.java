package io.envtest.internal.registry.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.core.v1.Service;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTransitionTest {

    @ParameterizedTest
    @ValueSource(strings = {"ClusterIP", "ExternalName"})
    void aNewClusterIpIsTheListWhoeverKnowsNoList(String type) {
        Service old = Service.of(JsonNodeFactory.instance.objectNode());
        old.spec().setType(type);
        Service service = Service.of(old.node().deepCopy());
        service.spec().setClusterIP("10.0.0.9");
        new ServiceTransition(service, old).keepAllocated();
        assertThat(service.spec().clusterIPs()).isEqualTo(List.of("10.0.0.9"));
    }

    @Test
    void anAddressGivenWithANameInsteadOfOneIsNotTakenForTheList() {
        Service old = Service.of(JsonNodeFactory.instance.objectNode());
        old.spec().setType("ClusterIP").setClusterIP("10.0.0.9").setClusterIPs(List.of("10.0.0.9"));
        Service service = Service.of(JsonNodeFactory.instance.objectNode());
        service.spec().setType("ExternalName").setClusterIP("None");
        new ServiceTransition(service, old).keepAllocated();
        assertThat(service.spec().clusterIPs()).isEmpty();
    }
}
