package io.envtest.internal.registry.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-b", "A_b.C", "example.com/Name_1", "1"})
    void labelKeysMayHaveADomain(String key) {
        assertThat(Formats.QUALIFIED_NAME.wrong(key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', name part must be non-empty",
        "example.com/, name part must be non-empty",
        "/x, prefix part must be non-empty",
        "Example.com/x, prefix part a lowercase RFC 1123 subdomain",
        "a/b/c, a valid label key must consist of",
        "-x, name part must consist of",
        "a b, name part must consist of"
    })
    void otherKeysAreRefused(String key, String words) {
        assertThat(Formats.QUALIFIED_NAME.wrong(key)).first().asString().startsWith(words);
    }

    @Test
    void lengthsAreCountedInBytes() {
        assertThat(Formats.LABEL_VALUE.wrong("x".repeat(64))).containsExactly("must be no more than 63 bytes");
        assertThat(Formats.DNS_SUBDOMAIN.wrong("x".repeat(254))).containsExactly("must be no more than 253 characters");
        assertThat(Formats.PORT_NAME.wrong("a".repeat(16))).containsExactly("must be no more than 15 characters");
    }

    @Test
    void labelsWithDotsAreNamedAsSuch() {
        assertThat(Formats.DNS_LABEL.wrong("a.b")).containsExactly("must not contain dots");
        assertThat(Formats.DNS_LABEL.wrong("A")).first().asString().startsWith("a lowercase RFC 1123 label");
    }

    @Test
    void eachFormatAcceptsItsOwn() {
        Map<Format, String> right = Map.of(
                Formats.WILDCARD_DNS_SUBDOMAIN, "*.example.com",
                Formats.CONFIG_KEY, "a_b.C-1",
                Formats.ENV_NAME, "a b:c",
                Formats.PORT_NAME, "http-1",
                Formats.HTTP_HEADER, "X-Header",
                Formats.PERCENT, "25%",
                Formats.C_IDENTIFIER, "_a1",
                Formats.DOMAIN_PREFIXED_PATH, "example.com/a/b",
                Formats.DNS_1035_LABEL, "a-1");
        right.forEach((format, text) -> assertThat(format.wrong(text)).as(text).isEmpty());
    }
}
