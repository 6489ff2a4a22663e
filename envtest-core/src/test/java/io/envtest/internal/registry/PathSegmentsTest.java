package io.envtest.internal.registry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PathSegmentsTest {

    @Test
    void namesThatWouldLeaveTheirPlaceAreRefused() {
        assertThatThrownBy(() -> PathSegments.check(".."))
                .hasMessage("Name parameter invalid: \"..\": may not be '..'");
        assertThatThrownBy(() -> PathSegments.check("a/b%"))
                .hasMessage("Name parameter invalid: \"a/b%\": may not contain '/';may not contain '%'");
    }

    @Test
    void othersPass() {
        assertThatCode(() -> PathSegments.check("a.b")).doesNotThrowAnyException();
        assertThatCode(() -> PathSegments.check("...")).doesNotThrowAnyException();
    }
}
