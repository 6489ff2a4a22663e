package io.envtest.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewTest {
    @Test
    void whatIsAbsentReadsAsZero() {
        Pod pod = pod("{}");
        assertThat(pod.metadata().name()).isEmpty();
        assertThat(pod.metadata().generation()).isZero();
        assertThat(pod.metadata().labels()).isEmpty();
        assertThat(pod.spec().present()).isFalse();
        assertThat(pod.spec().hostNetwork()).isFalse();
        assertThat(pod.spec().containers()).isEmpty();
        assertThat(pod.spec().affinity().nodeAffinity().present()).isFalse();
        assertThat(pod).hasToString("{}");
    }

    @Test
    void whatIsOfAnotherTypeReadsAsAbsent() {
        Pod pod =
                pod("{'metadata':7,'spec':{'containers':'x','hostNetwork':'yes','nodeName':{},'securityContext':[]}}");
        assertThat(pod.metadata().name()).isEmpty();
        assertThat(pod.spec().containers()).isEmpty();
        assertThat(pod.spec().hostNetwork()).isFalse();
        assertThat(pod.spec().nodeName()).isEmpty();
        assertThat(pod.spec().securityContext().present()).isFalse();
        assertThat(pod("{'spec':{'containers':[3]}}").spec().containers().get(0).name())
                .isEmpty();
    }

    @Test
    void readsListsMapsAndMixedValues() {
        Pod pod = pod("{'metadata':{'labels':{'app':'web'}},'spec':{'containers':[{'name':'a','command':['sh','-c'],"
                + "'resources':{'limits':{'cpu':1,'memory':'1Gi'}},'livenessProbe':{'httpGet':{'port':'http'}}}]}}");
        Container container = pod.spec().containers().get(0);
        assertThat(pod.metadata().labels()).containsEntry("app", "web");
        assertThat(container.command()).containsExactly("sh", "-c");
        assertThat(container.resources().limits()).containsEntry("cpu", "1").containsEntry("memory", "1Gi");
        assertThat(container.livenessProbe().httpGet().port()).isEqualTo(IntOrString.of("http"));
        assertThat(container.readinessProbe().httpGet().port().present()).isFalse();
    }

    @Test
    void viewsKnowWhereTheyStand() {
        Pod pod = pod("{'spec':{'containers':[{},{'env':[{}]}]}}");
        assertThat(pod.path()).hasToString("<nil>");
        Container second = pod.spec().containers().get(1);
        assertThat(second.path("name")).hasToString("spec.containers[1].name");
        assertThat(second.env().get(0).valueFrom().path()).hasToString("spec.containers[1].env[0].valueFrom");
    }

    @Test
    void settingMaterializesEverythingAbove() {
        Deployment deployment = Deployment.of(JsonNodeFactory.instance.objectNode());
        PodSpec before = deployment.spec().template().spec();
        deployment.spec().template().spec().setNodeName("n");
        deployment.spec().selector().setMatchLabels(Map.of("app", "web"));
        deployment.metadata().setFinalizers(List.of("a/b"));
        assertThat(before.nodeName()).isEqualTo("n");
        assertThat(deployment)
                .hasToString("{\"spec\":{\"template\":{\"spec\":{\"nodeName\":\"n\"}},"
                        + "\"selector\":{\"matchLabels\":{\"app\":\"web\"}}},\"metadata\":{\"finalizers\":[\"a/b\"]}}");
    }

    @Test
    void elementsAreAppendedAndFieldsRemoved() {
        Pod pod = pod("{}");
        pod.spec().addContainers().setName("a").setImage("b");
        pod.spec().addContainers().setName("c");
        assertThat(pod.spec().containers()).extracting(Container::name).containsExactly("a", "c");
        pod.spec().containers().get(0).removeImage();
        assertThat(pod.spec().containers().get(0).hasImage()).isFalse();
        pod.removeSpec();
        assertThat(pod).hasToString("{}");
    }

    @Test
    void removedStructsReadAsAbsentThroughNewViews() {
        Pod pod = pod("{'spec':{'nodeName':'n'}}");
        pod.removeSpec();
        assertThat(pod.spec().present()).isFalse();
        assertThat(pod.hasSpec()).isFalse();
    }

    @Test
    void aViewTakesOverAnother() {
        Deployment deployment = Deployment.of(JsonNodeFactory.instance.objectNode());
        Pod pod = pod("{'spec':{'nodeName':'n'}}");
        pod.spec().replaceWith(deployment.spec().template().spec());
        assertThat(pod).hasToString("{\"spec\":{}}");
    }

    @Test
    void objectViewsNameTheirKind() {
        assertThat(Deployment.GROUP + "/" + Deployment.VERSION + "/" + Deployment.KIND)
                .isEqualTo("apps/v1/Deployment");
    }

    private static Pod pod(String json) {
        try {
            return new Pod((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
