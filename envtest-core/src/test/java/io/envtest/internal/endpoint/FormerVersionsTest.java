package io.envtest.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.GroupVersionKind;
import org.junit.jupiter.api.Test;

class FormerVersionsTest {

    private static final GroupVersionKind OLD = new GroupVersionKind("extensions", "v1beta1", "Deployment");

    @Test
    void knowsWhatAKindOnceWas() {
        GroupVersionKind today = new GroupVersionKind("apps", "v1", "Deployment");
        assertThat(FormerVersions.contains(OLD, today)).isTrue();
        assertThat(FormerVersions.isOf(today, OLD)).isTrue();
    }

    @Test
    void knowsNothingOfItWhereDefinitionsAreRead() {
        GroupVersionKind definition = new GroupVersionKind("apiextensions.k8s.io", "v1", "CustomResourceDefinition");
        assertThat(FormerVersions.contains(OLD, definition)).isFalse();
    }

    @Test
    void isNotMisledByOtherKindsAndVersions() {
        assertThat(FormerVersions.isOf(new GroupVersionKind("", "v1", "Pod"), OLD))
                .isFalse();
        assertThat(FormerVersions.contains(
                        new GroupVersionKind("extensions", "v1beta1", "Pod"), new GroupVersionKind("", "v1", "Pod")))
                .isFalse();
    }
}
