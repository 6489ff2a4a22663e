package io.envtest.internal.endpoint.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.codec.GoKinds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {b: 1, a: [true, null, 'x y']} | map[a:[true <nil> x y] b:1]  | map[string]interface {}{"a":[]interface {}{true, interface {}(nil), "x y"}, "b":1}
            {}                             | map[]                        | map[string]interface {}{}
            []                             | []                           | []interface {}{}
            1.5                            | 1.5                          | 1.5
            1e21                           | 1e+21                        | 1e+21
            1e20                           | 1e+20                        | 100000000000000000000
            -1.25e-7                       | -1.25e-07                    | -1.25e-07
            0.0001                         | 0.0001                       | 0.0001
            0.0                            | 0                            | 0
            12345678901234567              | 12345678901234567            | 12345678901234567
            'a"b'                          | a"b                          | "a\\"b"
            """)
    void showsValuesAsGoDoes(String value, String plain, String syntax) {
        assertThat(GoText.plain(Json.read(value))).isEqualTo(plain);
        assertThat(GoText.syntax(Json.read(value))).isEqualTo(syntax);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}    | map[string]interface {}  | map[]
            []    | []interface {}           | []
            'x'   | string                   | x
            5     | int64                    | %!s(int64=5)
            1.5   | float64                  | %!s(float64=1.5)
            true  | bool                     | %!s(bool=true)
            """)
    void namesTypesAsGoDoes(String value, String type, String underText) {
        assertThat(GoKinds.decoded(Json.read(value))).isEqualTo(type);
        assertThat(GoText.underText(Json.read(value))).isEqualTo(underText);
    }
}
