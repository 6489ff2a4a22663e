package io.envtest.internal.endpoint.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class V2MergeTest {

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void definitionsThatDifferGetANewName() throws JsonProcessingException {
        ObjectNode document = json("{'paths':{'/b':{}},'definitions':{'A':{'type':'object'},'A_v2':{},'Same':{}}}");
        V2Merge.add(
                document,
                json("{'paths':{'/a':{'get':{'parameters':[{'schema':{'$ref':'#/definitions/A'}}]}}},"
                        + "'definitions':{'A':{'type':'string'},'Same':{},'New':{'$ref':'#/definitions/Same'}}}"));
        assertThat(document)
                .hasToString(json("{'paths':{'/a':{'get':{'parameters':[{'schema':{'$ref':'#/definitions/A_v3'}}]}},"
                                + "'/b':{}},'definitions':{'A':{'type':'object'},'A_v2':{},'A_v3':{'type':'string'},"
                                + "'New':{'$ref':'#/definitions/Same'},'Same':{}}}")
                        .toString());
    }

    @Test
    void pathsOfThisServerWin() throws JsonProcessingException {
        ObjectNode document = json("{'paths':{'/a':{'get':{}}},'definitions':{}}");
        V2Merge.add(document, json("{'paths':{'/a':{'put':{}}}}"));
        assertThat(document).isEqualTo(json("{'paths':{'/a':{'get':{}}},'definitions':{}}"));
    }
}
