package io.envtest.internal.registry.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.internal.feature.EnabledApis;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.feature.RuntimeConfig;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.rule.BuiltInTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BuiltInResourcesTest {

    private final List<String> told = new ArrayList<>();
    private final BuiltInResources resources = new BuiltInResources(
            TestKinds.all(),
            EnabledApis.DEFAULT,
            definition -> told.add(definition.kind().kind()));

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
    void aVersionIsServedIfItIsSwitchedOnAndTheFeatureItBelongsToIs() {
        EnabledApis betas = new EnabledApis(config("api/beta=true"), FeatureGates.DEFAULT);
        assertThat(groupVersions(betas))
                .contains("resource.k8s.io/v1beta1", "apps/v1")
                .doesNotContain("certificates.k8s.io/v1beta1", "resource.k8s.io/v1alpha3");
        EnabledApis bundles = new EnabledApis(
                config("api/beta=true", "resource.k8s.io/v1beta1=false"),
                FeatureGates.of(List.of("ClusterTrustBundle=true")));
        assertThat(groupVersions(bundles))
                .contains("certificates.k8s.io/v1beta1", "resource.k8s.io/v1beta2")
                .doesNotContain("resource.k8s.io/v1beta1");
    }

    @Test
    void whatEveryServerNeedsCannotBeSwitchedOff() {
        assertThatThrownBy(() -> config("api/ga=false"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without which no API server starts");
        assertThatThrownBy(() -> config("v1=false")).hasMessageContaining("switches off v1,");
        assertThat(groupVersions(new EnabledApis(
                        config(
                                "api/ga=false",
                                "v1=true",
                                "apiextensions.k8s.io/v1=true",
                                "apiregistration.k8s.io/v1=true"),
                        FeatureGates.DEFAULT)))
                .containsExactlyInAnyOrder("v1", "apiextensions.k8s.io/v1", "apiregistration.k8s.io/v1");
    }

    @Test
    void versionsBesideAStableOneAreStoredAsThatAndWarnOfThemselves() {
        BuiltInResources all = new BuiltInResources(
                TestKinds.all(), new EnabledApis(config("api/all=true"), FeatureGates.DEFAULT), definition -> {});
        assertThat(all.versions("resource.k8s.io", "resourceclaims"))
                .allSatisfy(definition ->
                        assertThat(definition.area().kind().version()).isEqualTo("v1"));
        assertThat(all.versions("resource.k8s.io", "devicetaintrules"))
                .allSatisfy(definition ->
                        assertThat(definition.area().kind().version()).isEqualTo("v1alpha3"));
        KindDeclaration attributes =
                all.versions("storage.k8s.io", "volumeattributesclasses").get(0).declaration();
        assertThat(attributes.deprecation("v1")).isEmpty();
        assertThat(attributes.deprecation("v1beta1"))
                .isEqualTo(
                        "storage.k8s.io/v1beta1 VolumeAttributesClass is deprecated in v1.34+, unavailable in v1.37+;"
                                + " use storage.k8s.io/v1 VolumeAttributesClass");
    }

    private static RuntimeConfig config(String... settings) {
        return RuntimeConfig.of(List.of(settings), BuiltInTypes.catalogue().resources());
    }

    private static Set<String> groupVersions(EnabledApis enabled) {
        return new BuiltInResources(TestKinds.all(), enabled, definition -> {})
                .all().stream()
                        .map(definition -> definition.kind().apiVersion())
                        .collect(Collectors.toSet());
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
