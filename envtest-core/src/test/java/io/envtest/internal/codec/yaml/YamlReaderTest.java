package io.envtest.internal.codec.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.internal.codec.DeepStack;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private static YamlDocument read(String text) throws MalformedYamlException {
        return YamlReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yes | true",
                "on | true",
                "y | true",
                "N | false",
                "Off | false",
                "true | true",
                "~ | null",
                "Null | null",
                "nil | \"nil\"",
                "1 | 1",
                "-7 | -7",
                "+7 | 7",
                "0x10 | 16",
                "010 | 8",
                "0o17 | 15",
                "0b101 | 5",
                "1_000 | 1000",
                "08 | 8",
                "1.5 | 1.5",
                "1e3 | 1000",
                "1.0 | 1",
                ".5 | 0.5",
                "1. | 1",
                "1e400x | \"1e400x\"",
                "18446744073709551615 | 18446744073709551615",
                "9223372036854775808 | 9223372036854775808",
                "2001-02-03 | \"2001-02-03\"",
                "12:30:45 | \"12:30:45\"",
                "1.2.3 | \"1.2.3\"",
                "- | [null]",
                "'5' | \"5\"",
                "!!str 5 | \"5\"",
                "!!int '5' | 5",
                "!!float 5 | 5",
                "!!binary aGk= | \"hi\"",
                "! 5 | \"5\"",
                "text | \"text\"",
                "\"\\u0041\" | \"A\"",
                "[a, {b: 1}] | [\"a\",{\"b\":1}]"
            })
    void scalarsMeanWhatYaml11Says(String yaml, String json) throws Exception {
        assertThat(read(yaml).value()).hasToString(json);
    }

    @Test
    void membersAreSortedAndKeysBecomeTexts() throws Exception {
        assertThat(read("b: 1\na: 2\nyes: 3\n5: 4\n").value()).hasToString("{\"5\":4,\"a\":2,\"b\":1,\"true\":3}");
    }

    @Test
    void laterDocumentsAreIgnored() throws Exception {
        assertThat(read("a: 1\n---\nb: 2\n").value()).hasToString("{\"a\":1}");
        assertThat(read("---\na: 1\n---\nb: [").value()).hasToString("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a remark\n", "---\n"})
    void nothingIsNull(String text) throws Exception {
        assertThat(read(text).value().isNull()).isTrue();
    }

    @Test
    void keysGivenTwiceAreReportedAndTheLastCounts() throws Exception {
        YamlDocument document = read("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n");
        assertThat(document.value()).hasToString("{\"a\":3,\"b\":{\"c\":2}}");
        assertThat(document.duplicates())
                .containsExactly("line 4: key \"c\" already set in map", "line 5: key \"a\" already set in map");
    }

    @Test
    void anchorsAndMergesAreFollowed() throws Exception {
        assertThat(read("a: &x {k: 1}\nb: *x\nc: {<<: *x, l: 2}\nd: {<<: [*x, {k: 2, m: 3}]}\n")
                        .value())
                .hasToString("{\"a\":{\"k\":1},\"b\":{\"k\":1},\"c\":{\"k\":1,\"l\":2},\"d\":{\"k\":1,\"m\":3}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: b: c | yaml: mapping values are not allowed in this context",
                "a:\\n\\tb: 1 | yaml: line 2: found character that cannot start any token",
                "a: [1, 2 | yaml: line 1: did not find expected ',' or ']'",
                "a: *nope | yaml: unknown anchor 'nope' referenced",
                "a: &x [*x] | yaml: anchor 'x' value contains itself",
                "a: !!int text | yaml: cannot decode !!str `text` as a !!int",
                "a: .nan | json: unsupported value: NaN",
                "a: \\u0001 | yaml: control characters are not allowed"
            })
    void mistakesAreWordedAsTheServerDoes(String text, String message) {
        String yaml = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0001", "\u0001");
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(MalformedYamlException.class)
                .hasMessage(message);
    }

    @Test
    void aliasesOfAliasesMayNotExplode() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        assertThatThrownBy(() -> read(text.toString()))
                .isInstanceOf(MalformedYamlException.class)
                .hasMessage("yaml: document contains excessive aliasing");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> DeepStack.call(() -> read("[".repeat(20_000))))
                .isInstanceOf(MalformedYamlException.class)
                .hasMessage("yaml: exceeded max depth of 10000");
    }

    @Test
    void noBytesCauseAnythingButARefusal() {
        Random random = new Random(7);
        byte[] seed = "a: &x [1, 'b', {c: *x}]\nd: |\n  t\n? k\n: !!int 5\n--- %Y\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] text = seed.clone();
            for (int j = random.nextInt(6); j >= 0; j--) {
                text[random.nextInt(text.length)] =
                        random.nextInt(4) == 0 ? (byte) random.nextInt() : seed[random.nextInt(seed.length)];
            }
            try {
                YamlReader.read(text);
            } catch (MalformedYamlException e) {
                assertThat(e).hasMessageMatching("(?s)(yaml: |json: |unsupported map key).+");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n\t \"a\": \"b\"\n\t}",
                "{\n \t a: \t b\n \t\t }",
                "{\"a\": \"b\",\t\n\t\t \t}",
                "{ # it's\ta comment\n\t \"a\": \n\t\t \"b\"}",
            })
    void takesTabsBetweenTheTokensOfJsonForSpaces(String text) throws MalformedYamlException {
        assertThat(read(text).value().toString()).isEqualTo("{\"a\":\"b\"}");
    }

    @Test
    void keepsTabsInTextsAndRefusesThemAsIndentation() throws MalformedYamlException {
        assertThat(read("{\"a\": \"x\t: y\"}").value().path("a").asText()).isEqualTo("x\t: y");
        assertThatThrownBy(() -> read("a:\n\tb: c"))
                .hasMessage("yaml: line 2: found character that cannot start any token");
    }
}
