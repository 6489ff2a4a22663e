package io.envtest.internal.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.junit.jupiter.api.Test;

class RemoteResourcesTest {

    private static final RemoteVersion VERSION =
            new RemoteVersion("v1.a.b", "a.b", "v1", 1000, 10, "ns", "svc", 443, "", false, true);

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void subresourcesStandBelowTheirResource() throws JsonProcessingException {
        assertThat(RemoteResources.listed(json(
                        "{'resources':[{'name':'xs/scale','namespaced':true,'kind':'Scale','group':'autoscaling','version':'v1',"
                                + "'verbs':['get']},{'name':'xs','singularName':'x','namespaced':true,'kind':'X',"
                                + "'verbs':['list'],'shortNames':['xx'],'categories':['all']}]}")))
                .isEqualTo(json(
                        "[{'resource':'xs','responseKind':{'group':'','version':'','kind':'X'},'scope':'Namespaced',"
                                + "'singularResource':'x','verbs':['list'],'shortNames':['xx'],'categories':['all'],"
                                + "'subresources':[{'subresource':'scale','responseKind':{'group':'autoscaling',"
                                + "'version':'v1','kind':'Scale'},'verbs':['get']}]}]"));
    }

    @Test
    void aSubresourceAloneMakesUpItsResource() throws JsonProcessingException {
        assertThat(RemoteResources.listed(
                        json("{'resources':[{'name':'xs/log','namespaced':false,'kind':'X','verbs':['get']}]}")))
                .hasToString(json("[{'resource':'xs','scope':'Cluster','subresources':[{'subresource':'log',"
                                + "'responseKind':{'group':'','version':'','kind':'X'},'verbs':['get']}]}]")
                        .toString());
    }

    @Test
    void onlyTheVersionsOwnResourcesAreTakenFromAnAggregatedDocument() throws JsonProcessingException {
        JsonNode document = json("{'kind':'APIGroupDiscoveryList','items':["
                + "{'metadata':{'name':'other'},'versions':[{'version':'v1','resources':[{'resource':'o'}]}]},"
                + "{'metadata':{'name':'a.b'},'versions':[{'version':'v2','resources':[{'resource':'n'}]},"
                + "{'version':'v1','resources':[{'resource':'xs'}]}]}]}");
        assertThat(RemoteResources.aggregated(document, VERSION)).hasValue((ArrayNode) json("[{'resource':'xs'}]"));
        assertThat(RemoteResources.aggregated(json("{'kind':'APIGroupList'}"), VERSION))
                .isEmpty();
    }
}
