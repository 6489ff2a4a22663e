package io.envtest.internal.registry.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class FlatRequestsTest {

    @Test
    void fieldsBesideTheNameMoveBelowExactlyAndBackInTheirOrder() {
        String flat = "{'name':'a','deviceClassName':'c','count':2,'tolerations':[{'key':'k'}]}";
        ObjectNode claim = FlatRequests.claimToStorage(claim(flat));

        assertThat(claim)
                .isEqualTo(
                        claim("{'name':'a','exactly':{'deviceClassName':'c','count':2,'tolerations':[{'key':'k'}]}}"));
        assertThat(FlatRequests.claimFromStorage(claim)).hasToString(claim(flat).toString());
    }

    @Test
    void aRequestOfAlternativesHasNothingExact() {
        String flat = "{'name':'a','deviceClassName':'','firstAvailable':[{'name':'s'}]}";
        ObjectNode claim = FlatRequests.claimToStorage(claim(flat));

        assertThat(claim).isEqualTo(claim("{'name':'a','firstAvailable':[{'name':'s'}]}"));
        assertThat(FlatRequests.claimFromStorage(claim)).hasToString(claim(flat).toString());
    }

    @Test
    void aSingleFieldMakesARequestExactEvenBesideAlternatives() {
        assertThat(FlatRequests.claimToStorage(claim("{'name':'a','count':2,'firstAvailable':[{'name':'s'}]}")))
                .isEqualTo(claim("{'name':'a','exactly':{'count':2},'firstAvailable':[{'name':'s'}]}"));
    }

    @Test
    void onlyARequestWithAClassHasDefaults() {
        ObjectNode named = claim("{'name':'a','deviceClassName':'c'}");
        ObjectNode nameless = claim("{'name':'a'}");
        FlatRequests.setClaimDefaults(named);
        FlatRequests.setClaimDefaults(nameless);

        assertThat(named)
                .isEqualTo(claim("{'name':'a','deviceClassName':'c','allocationMode':'ExactCount','count':1}"));
        assertThat(nameless).isEqualTo(claim("{'name':'a'}"));
    }

    @Test
    void devicesOfASliceKeepOnlyTheirNameOutside() {
        ObjectNode stored = json("{'spec':{'devices':[{'name':'d'},{'name':'e','attributes':{'x':{'int':1}}}]}}");
        ObjectNode served = json(
                "{'spec':{'devices':[{'name':'d','basic':{}},{'name':'e','basic':{'attributes':{'x':{'int':1}}}}]}}");

        assertThat(BasicDevices.fromStorage(stored.deepCopy())).isEqualTo(served);
        assertThat(BasicDevices.toStorage(served)).isEqualTo(stored);
    }

    private static ObjectNode claim(String request) {
        return json("{'apiVersion':'resource.k8s.io/v1beta1','spec':{'devices':{'requests':[" + request + "]}}}");
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
