package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodIP;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodStatusRulesTest {

    private final Pod pod = Pod.of(JsonNodeFactory.instance.objectNode());
    private final Pod old = Pod.of(JsonNodeFactory.instance.objectNode());

    @Test
    void aPodHasOneAddressOfEachFamily() {
        pod.status().addPodIPs().setIp("10.0.0.1");
        pod.status().addPodIPs().setIp("2001:db8::1");
        assertThat(wrong()).isEmpty();
    }

    @Test
    void addressesOfOneFamilyAreOneTooMany() {
        pod.status().addPodIPs().setIp("10.0.0.1");
        pod.status().addPodIPs().setIp("10.0.0.2");
        assertThat(wrong())
                .containsExactly("status.podIPs: Invalid value: [{\"IP\":\"10.0.0.1\"},{\"IP\":\"10.0.0.2\"}]:"
                        + " may specify no more than one IP for each IP family");
    }

    @Test
    void theClassOfServiceStays() {
        old.status().setQosClass("Burstable");
        pod.status().setQosClass("BestEffort");
        assertThat(wrong()).containsExactly("status.qosClass: Invalid value: \"BestEffort\": field is immutable");
    }

    @Test
    void claimsOfThePodAreTold() {
        pod.status().addResourceClaimStatuses().setName("gpu");
        assertThat(wrong())
                .containsExactly(
                        "status.resourceClaimStatuses[0].name: Invalid value: \"gpu\": must match the name of an"
                                + " entry in `spec.resourceClaims`");
    }

    @Test
    void aPodOnANodeIsNominatedForNoOther() {
        pod.status().setNominatedNodeName("n");
        assertThat(wrong()).isEmpty();
        pod.spec().setNodeName("m");
        assertThat(wrong())
                .containsExactly("status.nominatedNodeName: Forbidden: may not be set on pods that are already bound"
                        + " to a node");
        old.status().setNominatedNodeName("n");
        assertThat(wrong()).isEmpty();
    }

    @Test
    void theOneAddressStandsForAll() {
        pod.status().setPodIP("10.0.0.1");
        PodDefaults.set(pod);
        pod.status().addPodIPs().setIp("10.0.0.2");
        pod.status().setPodIP("10.0.0.3");
        PodDefaults.set(pod);
        assertThat(pod.status().podIPs()).singleElement().extracting(PodIP::ip).isEqualTo("10.0.0.3");
        pod.status().setPodIP("");
        PodDefaults.set(pod);
        assertThat(pod.status().podIP()).isEqualTo("10.0.0.3");
    }

    private List<String> wrong() {
        FieldErrors errors = new FieldErrors();
        PodStatusRules.updated(errors, pod, old);
        return errors.list().stream().map(FieldError::message).toList();
    }
}
