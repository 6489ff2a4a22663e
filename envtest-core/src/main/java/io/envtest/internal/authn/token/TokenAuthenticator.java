package io.envtest.internal.authn.token;

import io.envtest.internal.authn.Authentication;
import java.util.List;

/** One method that knows bearer tokens. Thread-safe. */
@FunctionalInterface
public interface TokenAuthenticator {

    /**
     * Looks at a token.
     *
     * @param token as it was sent
     * @param audiences whom the token must be for, at least one of them; the answer names those it is for
     */
    Authentication authenticate(String token, List<String> audiences);
}
