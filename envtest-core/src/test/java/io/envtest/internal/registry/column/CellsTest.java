package io.envtest.internal.registry.column;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.meta.v1.LabelSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest
    @CsvSource({
        "-5, <invalid>",
        "-1, 0s",
        "0, 0s",
        "119, 119s",
        "120, 2m",
        "185, 3m5s",
        "600, 10m",
        "3600, 60m",
        "10799, 179m",
        "10800, 3h",
        "11100, 3h5m",
        "28800, 8h",
        "172799, 47h",
        "172800, 2d",
        "176400, 2d1h",
        "691200, 8d",
        "63071999, 729d",
        "63072000, 2y",
        "63158400, 2y1d",
        "252288000, 8y"
    })
    void durationsAreCoarserTheLongerTheyAre(long seconds, String expected) {
        assertThat(Cells.duration(Duration.ofSeconds(seconds))).isEqualTo(expected);
    }

    @Test
    void ageOfAnUnsetTimeIsUnknown() {
        Instant now = Instant.parse("2026-01-01T00:00:30Z");
        assertThat(Cells.age("", now)).isEqualTo("<unknown>");
        assertThat(Cells.age("2026-01-01T00:00:00Z", now)).isEqualTo("30s");
    }

    @Test
    void labelsAreSorted() {
        assertThat(Cells.labels(Map.of("b", "2", "a", "1"))).isEqualTo("a=1,b=2");
        assertThat(Cells.labels(Map.of())).isEqualTo("<none>");
    }

    @Test
    void selectorIsSortedByKeyWithLabelsFirst() throws Exception {
        String json =
                "{'matchLabels':{'app':'x'},'matchExpressions':[{'key':'tier','operator':'In','values':['web','api']},"
                        + "{'key':'legacy','operator':'DoesNotExist'},{'key':'app','operator':'Exists'}]}";
        LabelSelector selector = LabelSelector.of((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
        assertThat(Cells.selector(selector)).isEqualTo("app=x,app,!legacy,tier in (api,web)");
    }

    @Test
    void longListsAreCutShort() {
        assertThat(Cells.firstOf(List.of("a", "b"), 2)).isEqualTo("a,b");
        assertThat(Cells.firstOf(List.of("a", "b", "c"), 2)).isEqualTo("a,b + 1 more...");
    }
}
