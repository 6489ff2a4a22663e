package io.envtest.internal.registry.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host/path",
                "HTTPS://h:/x?a=b#c",
                "https://[::1]:443/x",
                "a:b",
                "a b",
                "https:h/x",
                "https://h/a%20b c",
                "https://u:p@h"
            })
    void findsNothingWrongWithUrls(String url) {
        assertThat(GoUrl.problem(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a b/c | invalid character \" \" in host name",
                "https://a:x/c | invalid port \":x\" after host",
                "-1% | invalid URL escape \"%\"",
                "https://a/%zz | invalid URL escape \"%zz\"",
                "https://a%41/b | invalid URL escape \"%41\"",
                ":foo | missing protocol scheme",
                "1a:b | first path segment in URL cannot contain colon",
                "https://[::1/x | missing ']' in host",
                "https://u p@h/ | net/url: invalid userinfo"
            })
    void saysWhatIsWrong(String url, String problem) {
        assertThat(GoUrl.problem(url)).isEqualTo(problem);
    }
}
