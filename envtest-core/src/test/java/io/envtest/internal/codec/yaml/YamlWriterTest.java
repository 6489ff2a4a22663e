package io.envtest.internal.codec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlWriterTest {

    private static String write(String json) throws Exception {
        JsonNode tree = new ObjectMapper().readTree(json);
        return new String(YamlWriter.write(tree), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"text\" | text",
                "\"true\" | \"true\"",
                "\"y\" | \"y\"",
                "\"5\" | \"5\"",
                "\"1e3\" | \"1e3\"",
                "\"2026-01-02T03:04:05Z\" | \"2026-01-02T03:04:05Z\"",
                "\"2026-01-02\" | \"2026-01-02\"",
                "\"2026-13-02\" | 2026-13-02",
                "\"12:30\" | \"12:30\"",
                "\"a: b\" | 'a: b'",
                "\"- a\" | '- a'",
                "\"10.0.0.1\" | 10.0.0.1",
                "\"100m\" | 100m",
                "\"k:{\\\"a\\\":1}\" | k:{\"a\":1}",
                "1.5 | 1.5",
                "7 | 7",
                "null | null",
                "{} | {}",
                "[] | []",
                "\"ü\" | ü",
                "\"~\" | \"~\""
            })
    void scalarsAreQuotedWhereTheyCouldBeMisread(String json, String yaml) throws Exception {
        assertThat(write(json)).isEqualTo(yaml + "\n");
    }

    @Test
    void membersAreInNaturalOrderAndListsNotIndented() throws Exception {
        assertThat(
                        write(
                                "{\"kind\":\"K\",\"a10\":[{\"x\":1,\"y\":[]},2],\"a2\":{\"true\":null},\"_\":\"l1\\nl2\\n\",\"b\":\"l1\\nl2\"}"))
                .isEqualTo(
                        "_: |\n  l1\n  l2\na2:\n  \"true\": null\na10:\n- \"y\": []\n  x: 1\n- 2\nb: |-\n  l1\n  l2\nkind: K\n"
                                .replace("- \"y\": []\n  x: 1\n", "- x: 1\n  \"y\": []\n"));
    }

    @Test
    void longTextsAreFolded() throws Exception {
        String text =
                "Name must be unique within a namespace. Is required when creating resources, although: some resources";
        assertThat(write("[{\"description\":\"" + text + "\"}]"))
                .isEqualTo("- description: 'Name must be unique within a namespace. Is required when creating\n"
                        + "    resources, although: some resources'\n");
    }

    @Test
    void foldedTextsKeepTheirQuotes() throws Exception {
        String message =
                "ConfigMap \"A_\" is invalid: metadata.name: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must"
                        + " consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
                        + " (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
        ObjectNode tree = new ObjectMapper().createObjectNode().put("message", message);
        assertThat(new String(YamlWriter.write(tree), StandardCharsets.UTF_8)).isEqualTo("""
                        message: 'ConfigMap "A_" is invalid: metadata.name: Invalid value: "A_": a lowercase
                          RFC 1123 subdomain must consist of lower case alphanumeric characters, ''-'' or
                          ''.'', and must start and end with an alphanumeric character (e.g. ''example.com'',
                          regex used for validation is ''[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'')'
                        """);
    }
}
