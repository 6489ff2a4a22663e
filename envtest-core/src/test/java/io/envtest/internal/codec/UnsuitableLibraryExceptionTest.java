package io.envtest.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class UnsuitableLibraryExceptionTest {

    @Test
    void theLibraryItsPlaceAndTheRemedyAreNamed() {
        assertThat(UnsuitableLibraryException.tooOld("some:library", "2.0", ObjectMapper.class))
                .hasMessageContainingAll("some:library", "jackson-databind", "2.0 or newer", "dependency:tree");
        assertThat(UnsuitableLibraryException.tooOld("some:library", "2.0", String.class))
                .hasMessageContaining("an unknown place");
    }

    @Test
    void ofMatchingVersionsNothingIsSaid() {
        assertThatCode(UnsuitableLibraryException::checkJackson).doesNotThrowAnyException();
    }
}
