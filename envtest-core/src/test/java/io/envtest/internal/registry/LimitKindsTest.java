package io.envtest.internal.registry;

import static io.envtest.internal.registry.TestStore.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What bounds the use of resources: limit ranges, quotas, nodes, priorities. */
class LimitKindsTest {

    private final TestStore cluster = new TestStore();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void containersAreLimitedToTheMaximumAndRequestTheirLimitByDefault() {
        JsonNode limit = cluster.create(
                        cluster.target("", "limitranges", ""),
                        "{'metadata':{'name':'a'},'spec':{'limits':[{'type':'Container','max':{'cpu':'2'}}]}}")
                .tree()
                .at("/spec/limits/0");
        assertThat(limit.at("/default/cpu").asText()).isEqualTo("2");
        assertThat(limit.at("/defaultRequest/cpu").asText()).isEqualTo("2");
    }

    @Test
    void aRatioAboveThatOfTheBoundsIsRefused() {
        assertThat(refusal(() -> cluster.create(
                        cluster.target("", "limitranges", ""),
                        "{'metadata':{'name':'a'},'spec':{'limits':[{'type':'Pod','min':{'cpu':'1'},"
                                + "'max':{'cpu':'2'},'maxLimitRequestRatio':{'cpu':'3'}}]}}")))
                .hasMessageEndingWith("maxLimitRequestRatio[cpu]: Invalid value: \"3\": ratio 3 is greater than"
                        + " max/min = 2.000000");
    }

    @Test
    void aLimitRangeWithoutANameGetsOne() {
        JsonNode made = cluster.create(cluster.target("", "limitranges", ""), "{'spec':{'limits':[]}}")
                .tree();
        assertThat(made.at("/metadata/name").asText())
                .matches("[0-9a-f-]{36}")
                .isNotEqualTo(made.at("/metadata/uid").asText());
    }

    @Test
    void aQuotaWarnsOfLimitsBelowRequests() {
        cluster.create(
                cluster.target("", "resourcequotas", ""),
                "{'metadata':{'name':'a'},'spec':{'hard':{'requests.cpu':'3','limits.cpu':'2'}}}");
        assertThat(cluster.warnings())
                .containsExactly("ResourceQuota requests.cpu (3) should be less than limits.cpu (2)");
    }

    @Test
    void aChangedQuotaDoesNotWarn() {
        cluster.create(cluster.target("", "resourcequotas", ""), "{'metadata':{'name':'a'},'spec':{'hard':{}}}");
        cluster.replace(
                cluster.target("", "resourcequotas", "a"),
                "{'metadata':{'name':'a','namespace':'ns'},'spec':{'hard':{'requests.cpu':'3','limits.cpu':'2'}}}");
        assertThat(cluster.warnings()).isEmpty();
    }

    @Test
    void aScopeMustFitTheLimitedResources() {
        assertThat(refusal(() -> cluster.create(
                        cluster.target("", "resourcequotas", ""),
                        "{'metadata':{'name':'a'},'spec':{'hard':{'cpu':'3'},'scopes':['BestEffort']}}")))
                .hasMessageEndingWith(
                        "spec.scopes: Invalid value: [\"BestEffort\"]: unsupported scope applied to resource");
    }

    @Test
    void whatANodeDoesNotReserveIsAllocatable() {
        JsonNode made = cluster.create(
                        cluster.target("", "nodes", ""),
                        "{'metadata':{'name':'a'},'spec':{'podCIDR':'10.0.0.0/24'},'status':{'capacity':{'cpu':'4'}}}")
                .tree();
        assertThat(made.at("/status/allocatable/cpu").asText()).isEqualTo("4");
        assertThat(made.at("/spec/podCIDRs/0").asText()).isEqualTo("10.0.0.0/24");
    }

    @Test
    void classesOfTheSystemAreReservedAndStay() {
        Target classes = cluster.target("scheduling.k8s.io", "priorityclasses", "");
        assertThat(refusal(() -> cluster.create(classes, "{'metadata':{'name':'system-x'},'value':1}")))
                .hasMessageEndingWith("error: system-x is not a known system priority class");
        Target critical = cluster.target("scheduling.k8s.io", "priorityclasses", "system-node-critical");
        assertThat(refusal(() -> cluster.store().delete(critical, DeleteOptions.PLAIN, AdmissionCallback.NONE)))
                .hasMessageEndingWith("this is a system priority class and cannot be deleted");
    }

    @Test
    void securityLevelsOfANamespaceMustBeKnown() {
        assertThat(refusal(() -> cluster.create(
                        cluster.target("", "namespaces", ""),
                        "{'metadata':{'name':'a','labels':{'pod-security.kubernetes.io/warn':'high'}}}")))
                .hasMessageEndingWith("must be one of privileged, baseline, restricted");
    }
}
