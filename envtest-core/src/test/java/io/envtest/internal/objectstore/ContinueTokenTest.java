package io.envtest.internal.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are those of kube-apiserver 1.36.3. */
class ContinueTokenTest {

    private static final String PREFIX = "invalid continue token: continue key is not valid: ";

    @Test
    void tokenHasTheFormOfKubernetes() {
        String text = new ContinueToken(209, "/b\0").encode();
        assertThat(text).isEqualTo("eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MjA5LCJzdGFydCI6Ii9iXHUwMDAwIn0");
        assertThat(ContinueToken.decode(text)).isEqualTo(new ContinueToken(209, "/b\0"));
    }

    @ParameterizedTest
    @CsvSource({
        "a, illegal base64 data at input byte 0",
        "abc!, illegal base64 data at input byte 3",
        "ab=, illegal base64 data at input byte 2",
        "YQ==, illegal base64 data at input byte 2",
        "YQ, invalid character 'a' looking for beginning of value",
        "frob, invalid character '~' looking for beginning of value"
    })
    void textThatIsNoTokenIsRefused(String text, String why) {
        assertThatThrownBy(() -> ContinueToken.decode(text)).hasMessage(PREFIX + why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}|server does not recognize this encoded version `` ``
                    null|server does not recognize this encoded version `` ``
                    {"v":"frob"}|server does not recognize this encoded version frob
                    {|unexpected end of JSON input
                    {"v":"x"|unexpected end of JSON input
                    {"v":"x|unexpected end of JSON input
                    {"v":1}|json: cannot unmarshal number into Go struct field continueToken.v of type string
                    []|json: cannot unmarshal array into Go value of type storage.continueToken
                    "x"|json: cannot unmarshal string into Go value of type storage.continueToken
                    {"v":"meta.k8s.io/v1","rv":"x","start":"a"}|json: cannot unmarshal string into Go struct field continueToken.rv of type int64
                    {"v":"meta.k8s.io/v1","rv":1.5,"start":"a"}|json: cannot unmarshal number 1.5 into Go struct field continueToken.rv of type int64
                    {"v":"meta.k8s.io/v1","rv":0,"start":"a"}|incorrect encoded start resourceVersion (version meta.k8s.io/v1)
                    {"v":"meta.k8s.io/v1","rv":5,"start":""}|encoded start key empty (version meta.k8s.io/v1)
                    {"v":"meta.k8s.io/v1","rv":209,"start":"../a"}|../a
                    {"v":"meta.k8s.io/v1","rv":209,"start":"/../a"}|/../a
                    {"v":"meta.k8s.io/v1","rv":209}x|invalid character 'x' after top-level value
                    {"v":}|invalid character '}' looking for beginning of value
                    {"v" 1}|invalid character '1' after object key
                    {v}|invalid character 'v' looking for beginning of object key string
                    {"a":1,}|invalid character '}' looking for beginning of object key string
                    {"a":1 "b"}|invalid character '"' after object key:value pair
                    [1 2]|invalid character '2' after array element
                    nul!|invalid character '!' in literal null (expecting 'l')
                    01|invalid character '1' after top-level value
                    {"a":"\\q"}|invalid character 'q' in string escape code
                    """)
    void tokenThatMakesNoSenseIsRefused(String json, String why) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
        assertThatThrownBy(() -> ContinueToken.decode(text)).hasMessage(PREFIX + why.replace("`` ``", ""));
    }

    @Test
    void namesInATokenAreTakenInAnyCaseAndAStartNeedsNoSlash() {
        String json = "{\"V\":\"meta.k8s.io/v1\",\"RV\":-2,\"Start\":\"b\"}";
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
        assertThat(ContinueToken.decode(text)).isEqualTo(new ContinueToken(-2, "/b"));
    }
}
