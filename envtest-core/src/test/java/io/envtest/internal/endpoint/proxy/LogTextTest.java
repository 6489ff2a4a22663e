package io.envtest.internal.endpoint.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.request.QueryParameters;
import io.envtest.spi.component.ContainerAccess.Line;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTextTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Line> LINES = List.of(
            new Line(START, "one\n"), new Line(START.plusSeconds(5), "two\n"), new Line(START.plusSeconds(9), "three"));

    private static String text(String query) {
        byte[] bytes = new LogText(QueryParameters.parse(query)).of(LINES, START.plusSeconds(10));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void isTheWholeLogUnlessLessIsAskedFor() {
        assertThat(text("")).isEqualTo("one\ntwo\nthree");
        assertThat(text("tailLines=2")).isEqualTo("two\nthree");
        assertThat(text("tailLines=0")).isEmpty();
        assertThat(text("limitBytes=5")).isEqualTo("one\nt");
        assertThat(text("sinceSeconds=5")).isEqualTo("two\nthree");
        assertThat(text("sinceTime=2026-01-01T00:00:06Z")).isEqualTo("three");
    }

    @Test
    void linesBeginWithTheirTimeOnDemand() {
        assertThat(text("timestamps=true&tailLines=1")).isEqualTo("2026-01-01T00:00:09Z three");
    }
}
