package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferencesTest {

    private static final String DIGEST = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"app", "app:latest", "registry.example.com:5000/team/app", "app:latest" + DIGEST})
    void withoutATagOrTaggedLatestItIsTheLatest(String image) {
        assertThat(ImageReferences.isLatest(image)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app:1", "app" + DIGEST, "registry.example.com:5000/team/app:1.2", "Not An Image"})
    void otherTagsDigestsAndWhatIsNoNameAreNot(String image) {
        assertThat(ImageReferences.isLatest(image)).isFalse();
    }
}
