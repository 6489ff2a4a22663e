package io.envtest.internal.authn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authentication.NoOpinion;
import io.envtest.internal.authn.Authentication.Rejected;
import io.envtest.internal.authn.anonymous.AnonymousAuthenticator;
import io.envtest.internal.authn.token.BearerTokens;
import io.envtest.internal.authn.token.TokenFile;
import io.envtest.internal.request.UserInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {

    private static final List<String> API = List.of("https://kubernetes.default.svc.cluster.local");
    private static final String FILE = """
            # comment
            admin-token,admin,admin-uid,"system:masters"
            alice-token,alice,alice-uid,"developers, testers"
            bob-token,bob,bob-uid
            """;

    private final BearerTokens tokens = new BearerTokens(List.of(TokenFile.parse(FILE, API)), API);

    @ParameterizedTest
    @CsvSource({"Bearer alice-token", "bearer alice-token", "BEARER alice-token", "Bearer alice-token extra"})
    void theSchemeIsReadInAnyCase(String header) {
        assertThat(tokens.authenticate(header(header)))
                .isEqualTo(new Authenticated(
                        new UserInfo("alice", "alice-uid", List.of("developers", "testers"), Map.of()), API));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWxpY2U6cHc=", "Bearer", "Bearer ", "alice-token", "Token alice-token"})
    void otherHeadersSayNothing(String header) {
        assertThat(tokens.authenticate(header(header))).isInstanceOf(NoOpinion.class);
    }

    @Test
    void anUnknownTokenIsRejected() {
        assertThat(tokens.authenticate(header("Bearer wrong"))).isEqualTo(new Rejected("invalid bearer token"));
    }

    @Test
    void aTokenForOthersIsNotForUs() {
        assertThat(tokens.review("bob-token", List.of("vault"))).isEqualTo(new Rejected("invalid bearer token"));
    }

    @Test
    void aWebSocketCarriesItsTokenInASubprotocol() {
        Map<String, List<String>> headers = Map.of(
                "Sec-WebSocket-Protocol",
                List.of("v5.channel.k8s.io, base64url.bearer.authorization.k8s.io.Ym9iLXRva2Vu"));

        Authentication answer = tokens.authenticate(credentials(headers));

        assertThat(((Authenticated) answer).user().name()).isEqualTo("bob");
    }

    @Test
    void onlyWhoShowsNothingIsAnonymous() {
        Authenticator all = new AnonymousAuthenticator(new AuthenticatedGroup(new UnionAuthenticator(List.of(tokens))));

        assertThat(all.authenticate(credentials(Map.of()))).isEqualTo(new Authenticated(UserInfo.ANONYMOUS, List.of()));
        assertThat(all.authenticate(header("Bearer wrong"))).isInstanceOf(Rejected.class);
        assertThat(((Authenticated) all.authenticate(header("Bearer bob-token")))
                        .user()
                        .groups())
                .containsExactly("system:authenticated");
    }

    @Test
    void aBrokenLineOfTheFileIsNamed() {
        assertThatThrownBy(() -> TokenFile.parse("a,b,c\nonly-a-token\n", API))
                .hasMessageContaining("line 2")
                .hasMessageContaining("only-a-token");
    }

    private static Credentials header(String value) {
        return credentials(Map.of("Authorization", List.of(value)));
    }

    private static Credentials credentials(Map<String, List<String>> headers) {
        return new Credentials(List.of(), name -> headers.getOrDefault(name, List.of()), headers::keySet);
    }
}
