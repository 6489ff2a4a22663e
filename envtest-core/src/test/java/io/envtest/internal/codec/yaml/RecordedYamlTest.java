package io.envtest.internal.codec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real server printed of some texts, and said of some mistakes. */
class RecordedYamlTest {

    private static byte[] resource(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(RecordedYamlTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void textsArePrintedAsRecorded() throws Exception {
        JsonNode tree = new ObjectMapper().readTree(resource("texts.json"));
        List<String> printed = new String(YamlWriter.write(tree), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(printed)
                .isEqualTo(new String(resource("texts.yaml"), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
    }

    @Test
    void printedTextsAreReadBack() throws Exception {
        JsonNode tree = new ObjectMapper().readTree(resource("texts.json"));
        assertThat(YamlReader.read(YamlWriter.write(tree)).value()).isEqualTo(tree);
        assertThat(YamlReader.read(resource("texts.yaml")).value()).isEqualTo(tree);
    }

    static Stream<JsonNode> mistakes() throws Exception {
        return StreamSupport.stream(
                new ObjectMapper().readTree(resource("mistakes.json")).spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreWordedAsRecorded(JsonNode mistake) {
        String message = "";
        try {
            YamlReader.read(mistake.path("yaml").asText().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedYamlException e) {
            message = e.getMessage();
        }
        assertThat(message).isEqualTo(mistake.path("message").asText());
    }
}
