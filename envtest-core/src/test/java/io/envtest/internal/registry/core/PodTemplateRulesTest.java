package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.core.v1.PodTemplateSpec;
import io.envtest.view.meta.v1.LabelSelector;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodTemplateRulesTest {

    @Test
    void aTemplateIsNotLookedAtWhenItsSelectorMakesNoSense() {
        LabelSelector selector = LabelSelector.of(JsonNodeFactory.instance.objectNode());
        selector.addMatchExpressions().setKey("a").setOperator("Bad");
        assertThat(wrong(selector)).isEmpty();
    }

    @Test
    void otherwiseItIs() {
        LabelSelector selector = LabelSelector.of(JsonNodeFactory.instance.objectNode());
        selector.addMatchExpressions().setKey("a").setOperator("Exists");
        assertThat(wrong(selector)).anyMatch(text -> text.contains("`selector` does not match template `labels`"));
    }

    @Test
    void onlyContainersThatStayRestartForTheirResources() {
        LabelSelector selector = LabelSelector.of(JsonNodeFactory.instance.objectNode());
        PodTemplateSpec template = PodTemplateSpec.of(JsonNodeFactory.instance.objectNode());
        template.spec().addInitContainers().addResizePolicy().setRestartPolicy("RestartContainer");
        FieldErrors errors = new FieldErrors();
        PodTemplateRules.ofWorkload(errors, template, selector, "ReplicaSet", PodAllowances.NONE);
        assertThat(errors.list().stream().map(FieldError::message).toList())
                .anyMatch(
                        text -> text.endsWith("must not be set to 'RestartContainer' for non-sidecar initContainers"));
    }

    private static List<String> wrong(LabelSelector selector) {
        FieldErrors errors = new FieldErrors();
        PodTemplateSpec template = PodTemplateSpec.of(JsonNodeFactory.instance.objectNode());
        PodTemplateRules.ofWorkload(errors, template, selector, "ReplicaSet", PodAllowances.NONE);
        return errors.list().stream().map(FieldError::message).toList();
    }
}
