package io.envtest.internal.codec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJsonTest {

    @Test
    void readsWhatMeansTheSameInYaml() throws Exception {
        String json = "{\"b\":[1,-2,true,null,\"x\\\"\\\\\\n\"],\"a\":{\"z\":\"1\",\"y\":{}, \"<<\":\"yes\"}}";

        JsonNode read = CompactJson.read(json.getBytes(StandardCharsets.UTF_8));

        assertThat(String.valueOf(read))
                .isEqualTo("{\"a\":{\"<<\":\"yes\",\"y\":{},\"z\":\"1\"},\"b\":[1,-2,true,null,\"x\\\"\\\\\\n\"]}");
        assertThat(read)
                .isEqualTo(YamlReader.read((json + "\n").getBytes(StandardCharsets.UTF_8))
                        .value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1",
                "{\"a\":1.5}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\u00e9\"}",
                "{\"a\":1}x",
                "{\"a\":\n1}",
                "{\"a\":9223372036854775808}",
                "{a: 1}",
                "[1]",
                ""
            })
    void leavesTheRestToTheReaderOfYaml(String text) {
        assertThat(CompactJson.read(text.getBytes(StandardCharsets.UTF_8))).isNull();
    }
}
