package io.envtest.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ScaleOwnersTest {

    private static final String OWNER = "{'manager':'a','operation':'Update','apiVersion':'apps/v1','time':'t',"
            + "'fieldsV1':{'f:spec':{'f:replicas':{},'f:paused':{}}}}";

    @Test
    void theScaleShowsWhoOwnsTheReplicas() {
        JsonNode scale = owners("[" + OWNER + ",{'manager':'b','fieldsV1':{'f:spec':{'f:paused':{}}}}]")
                .toScale();
        assertThat(text(scale))
                .isEqualTo("[{'manager':'a','operation':'Update','apiVersion':'autoscaling/v1','time':'t',"
                        + "'fieldsV1':{'f:spec':{'f:replicas':{}}}}]");
    }

    @Test
    void aNewOwnerTakesTheReplicasAndHasNoTime() {
        JsonNode object = owners("[" + OWNER + "]")
                .toObject(tree("[{'manager':'a','operation':'Update','apiVersion':'autoscaling/v1','time':'u',"
                        + "'subresource':'scale','fieldsV1':{'f:spec':{'f:replicas':{}}}}]"));
        assertThat(text(object))
                .isEqualTo("[{'manager':'a','operation':'Update','apiVersion':'apps/v1','subresource':'scale',"
                        + "'fieldsV1':{'f:spec':{'f:replicas':{}}}},"
                        + "{'manager':'a','operation':'Update','apiVersion':'apps/v1','time':'t',"
                        + "'fieldsV1':{'f:spec':{'f:paused':{}}}}]");
    }

    @Test
    void anEntryThatOwnsNothingElseGoes() {
        String only =
                "[{'manager':'a','operation':'Update','apiVersion':'apps/v1','fieldsV1':{'f:spec':{'f:replicas':{}}}}]";
        assertThat(owners(only).toObject(tree("[]"))).isEmpty();
    }

    @Test
    void aFieldOwnedWithoutItsPartsIsALeaf() {
        String only = "[{'manager':'a','operation':'Update','apiVersion':'apps/v1',"
                + "'fieldsV1':{'f:spec':{'.':{},'f:replicas':{}}}}]";
        assertThat(text(owners(only).toObject(tree("[]"))))
                .isEqualTo("[{'manager':'a','operation':'Update','apiVersion':'apps/v1','fieldsV1':{'f:spec':{}}}]");
    }

    @Test
    void anApplierKeepsItsEntry() {
        String applied = "[{'manager':'a','operation':'Apply','apiVersion':'%s','time':'t','subresource':'scale',"
                + "'fieldsV1':{'f:spec':{'f:replicas':{}}}}]";
        JsonNode object =
                owners(String.format(applied, "apps/v1")).toObject(tree(String.format(applied, "autoscaling/v1")));
        assertThat(text(object)).isEqualTo(String.format(applied, "apps/v1"));
    }

    private static ScaleOwners owners(String entries) {
        return new ScaleOwners(tree(entries), "apps/v1", "spec.replicas");
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(JsonNode node) {
        return node.toString().replace('"', '\'');
    }
}
