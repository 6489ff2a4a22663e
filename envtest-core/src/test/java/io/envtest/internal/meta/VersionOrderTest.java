package io.envtest.internal.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    @Test
    void stableVersionsComeFirstAndNewerBeforeOlder() {
        assertThat(Stream.of(
                                "foo10",
                                "v1",
                                "v1alpha1",
                                "v10",
                                "v3beta1",
                                "v11alpha2",
                                "v2",
                                "v12alpha1",
                                "v10beta3",
                                "foo1",
                                "v11beta2",
                                "v3")
                        .sorted(VersionOrder.INSTANCE))
                .containsExactly(
                        "v10",
                        "v3",
                        "v2",
                        "v1",
                        "v11beta2",
                        "v10beta3",
                        "v3beta1",
                        "v12alpha1",
                        "v11alpha2",
                        "v1alpha1",
                        "foo1",
                        "foo10");
    }
}
