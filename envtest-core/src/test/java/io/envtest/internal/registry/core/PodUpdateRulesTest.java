package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodUpdateRulesTest {

    @Test
    void imagesMayChange() {
        Pod changed = pod();
        changed.spec().containers().get(0).setImage("app:2");
        assertThat(wrong(changed)).isEmpty();
    }

    @Test
    void tolerationsMayBeAddedAndChangeTheirSeconds() {
        Pod changed = pod();
        changed.spec().tolerations().get(0).setTolerationSeconds(5);
        changed.spec().addTolerations().setKey("other").setOperator("Exists");
        assertThat(wrong(changed)).isEmpty();
    }

    @Test
    void tolerationsMayNotGo() {
        Pod changed = pod();
        changed.spec().removeTolerations();
        assertThat(wrong(changed))
                .containsExactly("spec.tolerations: Forbidden: existing toleration can not be modified except its"
                        + " tolerationSeconds");
    }

    @Test
    void containersMayNotBeAdded() {
        Pod changed = pod();
        changed.spec().addContainers().setName("more").setImage("app:1");
        assertThat(wrong(changed))
                .containsExactly("spec.containers: Forbidden: pod updates may not add or remove containers");
    }

    @Test
    void whatElseChangesIsShown() {
        Pod changed = pod();
        changed.spec().setHostname("b");
        assertThat(wrong(changed))
                .singleElement()
                .asString()
                .contains("- \"Hostname\": \"a\",\n+ \"Hostname\": \"b\",");
    }

    @Test
    void aGatedPodMayBeNarrowedToFewerNodes() {
        Pod old = pod();
        old.spec().addSchedulingGates().setName("example.com/wait");
        Pod changed = Pod.of(old.node().deepCopy());
        changed.spec().setNodeSelector(Map.of("disk", "ssd"));
        assertThat(wrong(changed, old)).isEmpty();
    }

    @Test
    void theDeadlineMayOnlyComeNearer() {
        Pod old = pod();
        old.spec().setActiveDeadlineSeconds(10);
        Pod changed = Pod.of(old.node().deepCopy());
        changed.spec().setActiveDeadlineSeconds(20);
        assertThat(wrong(changed, old))
                .containsExactly(
                        "spec.activeDeadlineSeconds: Invalid value: 20: must be less than or equal to previous value");
    }

    private static List<String> wrong(Pod changed) {
        return wrong(changed, pod());
    }

    private static List<String> wrong(Pod changed, Pod old) {
        FieldErrors errors = new FieldErrors();
        PodUpdateRules.updated(errors, changed, old, PodAllowances.NONE);
        return errors.list().stream().map(FieldError::message).toList();
    }

    private static Pod pod() {
        Pod pod = Pod.of(JsonNodeFactory.instance.objectNode());
        pod.spec().setHostname("a");
        pod.spec().addContainers().setName("main").setImage("app:1");
        pod.spec().addTolerations().setKey("key").setOperator("Exists").setEffect("NoExecute");
        return pod;
    }
}
