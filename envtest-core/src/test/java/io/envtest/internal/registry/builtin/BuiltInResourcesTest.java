package io.envtest.internal.registry.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.registry.ResourceDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInResourcesTest {

    private final List<String> told = new ArrayList<>();
    private final BuiltInResources resources = new BuiltInResources(
            TestKinds.all(), definition -> told.add(definition.kind().kind()));

    @Test
    void aResourceIsPutTogetherWhenItIsFirstAskedFor() {
        ResourceDefinition pods = resources.find("", "v1", "pods").orElseThrow();
        assertThat(resources.find("", "v1", "pods")).containsSame(pods);
        assertThat(told).containsExactly("Pod");
    }

    @Test
    void versionsStandInTheOrderOfDiscovery() {
        assertThat(resources.versions("autoscaling", "horizontalpodautoscalers"))
                .extracting(definition -> definition.resource().version())
                .containsExactly("v2", "v1");
        assertThat(resources.versions("events.k8s.io", "events")).hasSize(1);
        assertThat(resources.versions("example.com", "pods")).isEmpty();
        assertThat(told).containsOnly("HorizontalPodAutoscaler", "Event");
    }

    @Test
    void groupsAreKnownByTheirWholeName() {
        assertThat(resources.isBuiltIn("")).isTrue();
        assertThat(resources.isBuiltIn("apps")).isTrue();
        assertThat(resources.isBuiltIn("app")).isFalse();
        assertThat(resources.isBuiltIn("example.com")).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void everyDeclarationIsOfTheKindItIsFoundBy() {
        assertThat(resources.all()).allSatisfy(definition -> {
            assertThat(definition.declaration().kind())
                    .isEqualTo(definition.kind().kind());
            assertThat(definition.declaration().group())
                    .isEqualTo(definition.resource().group());
        });
    }
}
