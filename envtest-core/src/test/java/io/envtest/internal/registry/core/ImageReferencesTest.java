package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"busybox", "busybox:latest", "localhost/app", "registry.example.com:5000/team/app", "a/b_c"})
    void withoutTagOrTaggedSoItIsTheLatest(String image) {
        assertThat(ImageReferences.isLatest(image)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"busybox:1.36", "registry.example.com:5000/app:v2", "", " app ", "Bad_Value!", "App"})
    void withAnotherTagOrWronglyWrittenItIsNot(String image) {
        assertThat(ImageReferences.isLatest(image)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:", "sha512:"})
    void aDigestSaysWhichItIs(String algorithm) {
        String digest = algorithm + "a".repeat(algorithm.startsWith("sha256") ? 64 : 128);
        assertThat(ImageReferences.isLatest("app@" + digest)).isFalse();
    }
}
