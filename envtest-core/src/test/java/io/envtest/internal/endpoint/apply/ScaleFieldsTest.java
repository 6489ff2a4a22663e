package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.endpoint.patch.Catalogue;
import io.envtest.internal.endpoint.patch.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleFieldsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private static final ScaleFields FIELDS = new ScaleFields(Map.of("apps/v1", "spec.replicas"), "apps/v1");

    private static final FieldManager DEPLOYMENTS =
            TestShapes.builtIn("api.apps.v1.Deployment", "apps/v1", "Deployment", "status");

    private static final FieldManager SCALES =
            TestShapes.subresource("api.autoscaling.v1.Scale", "autoscaling/v1", "Scale", "scale");

    private static ObjectNode deployment(int replicas) {
        return Json.object("{apiVersion: 'apps/v1', kind: 'Deployment', metadata: {name: 'd'}, spec: {replicas: "
                + replicas + ", paused: true}, status: {}}");
    }

    private static ObjectNode applied(int replicas) {
        return DEPLOYMENTS.apply(null, deployment(replicas), "m1", false, NOW);
    }

    private static ObjectNode scale(int replicas) {
        return Json.object("{apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: {name: 'd'}, spec: {replicas: "
                + replicas + "}, status: {replicas: 0}}");
    }

    private static ObjectNode scaleOf(ObjectNode deployment) {
        ObjectNode scale = scale(deployment.path("spec").path("replicas").asInt());
        FIELDS.toScale(deployment, scale);
        return scale;
    }

    private static ObjectNode written(ObjectNode live, ObjectNode scale) {
        ObjectNode object = live.deepCopy();
        object.withObject("/spec")
                .put("replicas", scale.path("spec").path("replicas").asInt());
        FIELDS.toParent(scale, live, object);
        return object;
    }

    private static ObjectNode updated(ObjectNode live, int replicas) {
        ObjectNode before = scaleOf(live);
        ObjectNode after = scale(replicas);
        after.withObject("/metadata")
                .set("managedFields", before.path("metadata").path("managedFields"));
        SCALES.update(before, after, "hpa", NOW);
        return written(live, after);
    }

    private static ObjectNode applied(ObjectNode live, int replicas, boolean force) {
        return written(live, SCALES.apply(scaleOf(live), scale(replicas), "hpa", force, NOW));
    }

    private static String entries(ObjectNode object) {
        StringBuilder text = new StringBuilder();
        object.path("metadata")
                .path("managedFields")
                .forEach(entry -> text.append(text.isEmpty() ? "" : " ")
                        .append(entry.path("manager").asText())
                        .append(
                                entry.has("subresource")
                                        ? "/" + entry.path("subresource").asText()
                                        : "")
                        .append(':')
                        .append(entry.path("operation").asText())
                        .append('@')
                        .append(entry.path("apiVersion").asText())
                        .append(entry.path("fieldsV1").path("f:spec")));
        return text.toString();
    }

    @Test
    void aScaleShowsWhoOwnsTheReplicas() {
        assertThat(entries(scaleOf(applied(3)))).isEqualTo("m1:Apply@autoscaling/v1{\"f:replicas\":{}}");
    }

    @Test
    void whoeverUpdatesTheScaleOwnsTheReplicas() {
        assertThat(entries(updated(applied(3), 5)))
                .isEqualTo("m1:Apply@apps/v1{\"f:paused\":{}} hpa/scale:Update@apps/v1{\"f:replicas\":{}}");
    }

    @Test
    void anUpdateWithoutChangeChangesNoOwner() {
        ObjectNode live = applied(3);
        assertThat(updated(live, 3)).isEqualTo(live);
    }

    @Test
    void anApplyOfTheSameNumberSharesTheReplicas() {
        assertThat(entries(applied(applied(3), 3, false)))
                .contains("m1:Apply@apps/v1{\"f:paused\":{},\"f:replicas\":{}}")
                .contains("hpa/scale:Apply@apps/v1{\"f:replicas\":{}}");
    }

    @Test
    void anApplyOfAnotherNumberConflictsUnlessItIsForced() {
        ObjectNode live = applied(3);
        ApiException refused = catchThrowableOfType(ApiException.class, () -> applied(live, 5, false));
        assertThat(refused.status().message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"m1\": .spec.replicas");
        assertThat(entries(applied(live, 5, true)))
                .contains("m1:Apply@apps/v1{\"f:paused\":{}}")
                .contains("hpa/scale:Apply@apps/v1{\"f:replicas\":{}}");
    }

    @Test
    void anUpdateOfReplicasThatNobodyOwnsIsNotTracked() {
        ObjectNode live = appliedWithoutReplicas();
        ObjectNode object = updated(live, 4);
        assertThat(object.path("spec").path("replicas").asInt()).isEqualTo(4);
        assertThat(object.path("metadata")).isEqualTo(live.path("metadata"));
    }

    @Test
    void anApplyOverReplicasThatNobodyOwnsConflicts() {
        ObjectNode live = appliedWithoutReplicas();
        ApiException refused = catchThrowableOfType(ApiException.class, () -> applied(live, 6, false));
        assertThat(refused.status().message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"before-first-apply\" with subresource"
                        + " \"scale\" using autoscaling/v1: .spec.replicas");
    }

    private static ObjectNode appliedWithoutReplicas() {
        ObjectNode config = deployment(1);
        config.withObject("/spec").remove("replicas");
        ObjectNode live = DEPLOYMENTS.apply(null, config, "m1", false, NOW);
        live.withObject("/spec").put("replicas", 1);
        return live;
    }

    @Test
    void entriesOfVersionsWithoutScaleGo() {
        ObjectNode live = applied(3);
        ObjectNode shared = applied(live, 3, false);
        shared.path("metadata").path("managedFields").forEach(entry -> {
            if (entry.path("manager").asText().equals("m1")) {
                ((ObjectNode) entry).put("apiVersion", "apps/v0");
            }
        });
        assertThat(entries(updated(shared, 5))).isEqualTo("hpa/scale:Update@apps/v1{\"f:replicas\":{}}");
    }

    @Test
    void theScaleOfACustomResourceCanBeUpdatedButNotApplied() {
        FieldManager scales = new FieldManager(
                new CustomScaleVersions(Catalogue.type("api.autoscaling.v1.Scale"), TestShapes.BUILT_IN),
                "autoscaling/v1",
                "Scale",
                "scale",
                List.of());
        ObjectNode after = scale(5);
        scales.update(scaleOf(applied(3)), after, "hpa", NOW);
        assertThat(entries(after)).isEqualTo("hpa/scale:Update@autoscaling/v1{\"f:replicas\":{}}");
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> scales.apply(scaleOf(applied(3)), scale(5), "hpa", true, NOW));
        assertThat(refused.status().message())
                .endsWith("to proper version: request to convert CR to an invalid group/version: autoscaling/v1");
    }
}
