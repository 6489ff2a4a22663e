package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "app,latest",
        "app:latest,latest",
        "app:1.2,1.2",
        "registry.example.com:5000/team/app,latest",
        "registry.example.com:5000/team/app:v1,v1"
    })
    void findsTheTag(String image, String expected) {
        assertThat(ImageReference.tag(image)).isEqualTo(expected);
    }

    @Test
    void hasNoTagWithADigestAlone() {
        assertThat(ImageReference.tag("app" + DIGEST)).isEmpty();
        assertThat(ImageReference.tag("app:latest" + DIGEST)).isEqualTo("latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bad_Value!", "App", "app:", "a//b"})
    void hasNoTagIfItIsNoReference(String image) {
        assertThat(ImageReference.tag(image)).isEmpty();
    }

    @Test
    void mayNotBeTooLong() {
        assertThat(ImageReference.tag("a".repeat(237))).isEqualTo("latest");
        assertThat(ImageReference.tag("a".repeat(300))).isEmpty();
    }
}
