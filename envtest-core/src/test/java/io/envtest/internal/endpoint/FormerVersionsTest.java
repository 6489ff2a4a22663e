package io.envtest.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.GroupVersionKind;
import org.junit.jupiter.api.Test;

class FormerVersionsTest {

    private static final GroupVersionKind OLD = new GroupVersionKind("extensions", "v1beta1", "Deployment");

    @Test
    void knowsWhatAKindOnceWas() {
        assertThat(FormerVersions.contains(OLD)).isTrue();
        assertThat(FormerVersions.isOf(new GroupVersionKind("apps", "v1", "Deployment"), OLD))
                .isTrue();
    }

    @Test
    void isNotMisledByOtherKindsAndVersions() {
        assertThat(FormerVersions.isOf(new GroupVersionKind("", "v1", "Pod"), OLD))
                .isFalse();
        assertThat(FormerVersions.contains(new GroupVersionKind("extensions", "v1beta1", "Pod")))
                .isFalse();
    }
}
