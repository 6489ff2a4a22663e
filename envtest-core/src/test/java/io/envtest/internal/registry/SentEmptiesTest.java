package io.envtest.internal.registry;

import static io.envtest.internal.registry.TestStore.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists that a client sent empty, where they are told from absent ones. */
class SentEmptiesTest {

    private static final String POLICY = "{'metadata':{'name':'a','namespace':'ns'},'spec':{'podSelector':{}%s}}";
    private static final String SLICE = "{'metadata':{'name':'a'},'spec':{'driver':'d.example.com','allNodes':true,"
            + "'pool':{'name':'p','generation':1,'resourceSliceCount':1},"
            + "'sharedCounters':[{'name':'c','counters':{'x':{'value':'1'}}}]%s}}";

    private final TestStore cluster = new TestStore();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void anEmptyListMakesANewGenerationOfANetworkPolicy() {
        Target policies = cluster.target("networking.k8s.io", "networkpolicies", "");
        cluster.create(policies, POLICY.formatted(""));

        assertThat(generationAfter(POLICY.formatted(""))).isEqualTo(1);
        assertThat(generationAfter(POLICY.formatted(",'ingress':[]"))).isEqualTo(2);
    }

    @Test
    void anEmptyListInAFieldThatThereIsNotMakesNone() {
        Target policies = cluster.target("networking.k8s.io", "networkpolicies", "");
        cluster.create(policies, POLICY.formatted(""));

        assertThat(generationAfter(POLICY.formatted(",'Ingress':[]"))).isEqualTo(1);
    }

    @Test
    void aSliceMayNotHaveCountersAndAnEmptyListOfDevices() {
        Target slices = cluster.target("resource.k8s.io", "resourceslices", "");
        assertThat(refusal(() -> cluster.create(slices, SLICE.formatted(",'devices':[]"))))
                .hasMessageEndingWith(
                        "spec: Invalid value: \"\": only one of `sharedCounters` or `devices` is allowed");
        assertThat(cluster.create(slices, SLICE.formatted("")).key().name()).isEqualTo("a");
    }

    private long generationAfter(String policy) {
        return cluster.replace(cluster.target("networking.k8s.io", "networkpolicies", "a"), policy)
                .tree()
                .at("/metadata/generation")
                .asLong();
    }
}
