package io.envtest.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.lookup.Resources;
import org.junit.jupiter.api.Test;

class ServiceAddressesTest {

    private static final GroupVersionResource SLICES =
            new GroupVersionResource("discovery.k8s.io", "v1", "endpointslices");
    private static final GroupVersionResource ENDPOINTS = new GroupVersionResource("", "v1", "endpoints");

    private final MemoryObjects objects = new MemoryObjects()
            .put(
                    Resources.SERVICES,
                    "{'metadata':{'name':'hook','namespace':'a'},"
                            + "'spec':{'type':'ClusterIP','ports':[{'name':'https','port':443}]}}")
            .put(
                    Resources.SERVICES,
                    "{'metadata':{'name':'away','namespace':'a'},'spec':{'type':'ExternalName','externalName':'x'}}");
    private final ServiceAddresses services = new ServiceAddresses(objects);

    @Test
    void aServiceIsItsFirstReadyEndpoint() throws OutboundException {
        objects.put(
                SLICES,
                "{'metadata':{'name':'hook-1','namespace':'a','labels':{'kubernetes.io/service-name':'hook'}},"
                        + "'ports':[{'name':'http','port':1},{'name':'https','port':9443}],"
                        + "'endpoints':[{'addresses':['10.0.0.1'],'conditions':{'ready':false}},"
                        + "{'addresses':['10.0.0.2']}]}");

        assertThat(services.resolve("a", "hook", 443)).isEqualTo(new ServiceAddresses.Address("10.0.0.2", 9443));
    }

    @Test
    void endpointsCountWhereThereAreNoSlices() throws OutboundException {
        objects.put(
                ENDPOINTS,
                "{'metadata':{'name':'hook','namespace':'a'},'subsets':[{'addresses':[{'ip':'10.0.0.3'}],"
                        + "'ports':[{'name':'https','port':8443}]}]}");

        assertThat(services.resolve("a", "hook", 443)).isEqualTo(new ServiceAddresses.Address("10.0.0.3", 8443));
    }

    @Test
    void aSimulatedPodCannotBeReached() {
        objects.put(
                ENDPOINTS,
                "{'metadata':{'name':'hook','namespace':'a'},'subsets':[{'addresses':[{'ip':'10.0.0.3',"
                        + "'targetRef':{'kind':'Pod','name':'p'}}],'ports':[{'name':'https','port':8443}]}]}");

        refused("hook", 443, "dial tcp 10.0.0.3:8443: connect: no route to host");
    }

    @Test
    void whatLeadsNowhereIsToldAsTheRealServerDoes() {
        refused("nope", 443, "service \"nope\" not found");
        refused("hook", 80, "no service port 80 found for service \"hook\"");
        refused("hook", 443, "no endpoints available for service \"hook\"");
        refused("away", 443, "unsupported service type \"ExternalName\"");
    }

    private void refused(String name, int port, String why) {
        assertThatThrownBy(() -> services.resolve("a", name, port)).hasMessage(why);
    }
}
