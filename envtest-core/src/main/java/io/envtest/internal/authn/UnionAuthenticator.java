package io.envtest.internal.authn;

import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authentication.NoOpinion;
import io.envtest.internal.authn.Authentication.Rejected;
import io.envtest.internal.meta.Reasons;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks several methods in order. The first that knows the sender decides; only if none does, wrong credentials count.
 * So a valid token beside an expired certificate is enough.
 */
public final class UnionAuthenticator implements Authenticator {

    private final List<Authenticator> methods;

    /** Takes the methods in order. */
    public UnionAuthenticator(List<Authenticator> methods) {
        this.methods = List.copyOf(methods);
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        List<String> reasons = new ArrayList<>();
        for (Authenticator method : methods) {
            Authentication answer = method.authenticate(credentials);
            if (answer instanceof Authenticated) {
                return answer;
            }
            if (answer instanceof Rejected rejected) {
                reasons.add(rejected.why());
            }
        }
        return reasons.isEmpty() ? new NoOpinion() : new Rejected(Reasons.join(reasons));
    }
}
