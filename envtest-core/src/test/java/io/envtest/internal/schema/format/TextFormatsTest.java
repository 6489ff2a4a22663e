package io.envtest.internal.schema.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatsTest {

    @ParameterizedTest
    @CsvSource({
        "date, 2024-01-01, true",
        "date, 2024-02-30, false",
        "date-time, 2024-01-31t10:00:00z, true",
        "date-time, 2024-01-31T10:00:00, false",
        "duration, 3 days, true",
        "duration, 2hrs, false",
        "duration, P1D, true",
        "ipv4, 01.2.3.4, true",
        "ipv4, ::ffff:1.2.3.4, true",
        "ipv4, 256.1.1.1, false",
        "ipv6, 1::2::3, false",
        "ipv6, ::1, true",
        "cidr, 10.0.0.1/8, true",
        "cidr, 10.0.0.0/33, false",
        "uri, urn:a:b, true",
        "uri, http://x/%zz, false",
        "uri, x, false",
        "uuid4, 11111111-2222-4333-8444-555555555555, true",
        "uuid4, 11111111-2222-4333-4444-555555555555, false",
        "byte, YQ==, true",
        "byte, YQ, false",
        "hostname, a-, true",
        "hostname, a.b, false",
        "hostname, a.example, true",
        "email, A <a@b>, true",
        "email, a.@b, false",
        "mac, 0011.2233.4455, true",
        "mac, 00:11:22:33:44, false",
        "isbn, 978-3-16-148410-0, true",
        "creditcard, 4111111111111112, false",
        "ssn, 123 45 6789, true",
        "rgbcolor, 'rgb( 1 , 2 , 3 )', true",
        "k8s-short-name, a.b, false",
        "k8s-long-name, a.b, true",
        "unheard-of, x, true",
    })
    void knowsTextsOfAFormat(String format, String text, boolean matches) {
        assertThat(TextFormats.matches(format, text)).isEqualTo(matches);
    }

    @Test
    void holdsOnlyValuesOfTheRightTypeAgainstAFormat() {
        assertThat(TextFormats.known("integer", "int32")).isTrue();
        assertThat(TextFormats.known("number", "int32")).isFalse();
        assertThat(TextFormats.known("array", "uri")).isFalse();
        assertThat(TextFormats.known("", "ipv6")).isTrue();
    }

    @Test
    void takesBoundedTimeForHostileTexts() {
        for (String format : new String[] {"email", "hostname", "uri", "byte", "k8s-long-name", "duration", "ipv6"}) {
            assertThat(TextFormats.matches(format, "a.".repeat(50_000) + "!")).isFalse();
            assertThat(TextFormats.matches(format, "\"" + "\\a".repeat(50_000))).isFalse();
        }
    }
}
