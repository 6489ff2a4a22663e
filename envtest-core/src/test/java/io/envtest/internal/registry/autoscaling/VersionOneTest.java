package io.envtest.internal.registry.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class VersionOneTest {

    private static final String METRICS = "autoscaling.alpha.kubernetes.io/metrics";
    private static final String BEHAVIOR = "autoscaling.alpha.kubernetes.io/behavior";

    @Test
    void whatVersionOneDoesNotKnowStandsInAnnotations() {
        ObjectNode one = VersionOne.fromVersionTwo(two(
                """
                {"metrics": [
                  {"type": "Resource", "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 60}}},
                  {"type": "Pods", "pods": {"metric": {"name": "p"}, "target": {"type": "AverageValue", "averageValue": "1k"}}}],
                 "behavior": {"scaleDown": {"selectPolicy": "Max"}}}"""));

        assertThat(one.path("spec").path("targetCPUUtilizationPercentage").intValue())
                .isEqualTo(60);
        assertThat(one.at("/metadata/annotations").get(METRICS).textValue())
                .isEqualTo("[{\"type\":\"Pods\",\"pods\":{\"metricName\":\"p\",\"targetAverageValue\":\"1k\"}}]");
        assertThat(one.at("/metadata/annotations").get(BEHAVIOR).textValue())
                .contains("\"ScaleDown\":{\"StabilizationWindowSeconds\":null,\"SelectPolicy\":\"Max\"");
    }

    @Test
    void annotationsComeBackAsFields() {
        String spec = "{\"metrics\": [{\"type\": \"External\", \"external\": {\"metric\": {\"name\": \"q\"},"
                + " \"target\": {\"type\": \"Value\", \"value\": \"30\"}}}], \"minReplicas\": 1}";

        ObjectNode back = VersionOne.toVersionTwo(VersionOne.fromVersionTwo(two(spec)));

        assertThat(back).isEqualTo(two(spec));
    }

    @Test
    void anAnnotationThatCannotBeReadCountsForNothing() {
        ObjectNode one = two("{\"maxReplicas\": 3}").put("apiVersion", "autoscaling/v1");
        one.putObject("metadata").putObject("annotations").put(METRICS, "junk").put("mine", "stays");

        ObjectNode two = VersionOne.toVersionTwo(one);

        assertThat(two.at("/metadata/annotations").toString()).isEqualTo("{\"mine\":\"stays\"}");
        assertThat(two.at("/spec/metrics/0/resource/target/averageUtilization").intValue())
                .isEqualTo(80);
    }

    private static ObjectNode two(String spec) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            ObjectNode object = mapper.createObjectNode().put("apiVersion", "autoscaling/v2");
            object.putObject("metadata");
            object.set("spec", mapper.readTree(spec));
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(spec, e);
        }
    }
}
