package io.envtest.internal.assembly;

import io.envtest.internal.authn.AuthenticatedGroup;
import io.envtest.internal.authn.Authenticator;
import io.envtest.internal.authn.UnionAuthenticator;
import io.envtest.internal.authn.anonymous.AnonymousAuthenticator;
import io.envtest.internal.authn.bootstraptoken.BootstrapTokenAuthenticator;
import io.envtest.internal.authn.serviceaccount.AccountAuthenticator;
import io.envtest.internal.authn.serviceaccount.AccountTokens;
import io.envtest.internal.authn.token.BearerTokens;
import io.envtest.internal.authn.token.TokenAuthenticator;
import io.envtest.internal.authn.token.TokenFile;
import io.envtest.internal.authn.x509.CertificateAuthenticator;
import io.envtest.internal.authn.x509.ChainVerifier;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.MastersAuthorizer;
import io.envtest.internal.authz.UnionAuthorizer;
import io.envtest.internal.authz.node.NodeAuthorizer;
import io.envtest.internal.authz.rbac.RbacAuthorizer;
import io.envtest.internal.authz.rbac.RbacEscalationGuard;
import io.envtest.internal.authz.rbac.RbacPolicy;
import io.envtest.internal.authz.rbac.RbacViews;
import io.envtest.internal.authz.rbac.StoredRoles;
import io.envtest.internal.bootstrap.BootstrapObjects;
import io.envtest.internal.jwt.SigningKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.pki.ClusterCertificates;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.time.ClusterClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who may sign in, and what they may do.
 *
 * @param authenticator finds out who asks
 * @param bearer the part of it that knows tokens
 * @param authorizer says what they may do
 * @param policy roles and bindings
 * @param guard keeps people from granting rights they do not have
 * @param accounts makes service account tokens
 * @param audiences the names under which tokens know the API server
 */
record AccessControl(
        Authenticator authenticator,
        BearerTokens bearer,
        Authorizer authorizer,
        RbacPolicy policy,
        EscalationGuard guard,
        AccountTokens accounts,
        List<String> audiences) {

    private static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

    static AccessControl of(
            Supplier<ClusterCertificates> certificates,
            String tokenFile,
            ObjectReader objects,
            ClusterClock clock,
            ClusterRandom random) {
        List<String> audiences = List.of(ISSUER);
        AccountTokens accounts = new AccountTokens(SigningKey.lazy(), ISSUER, random);
        List<TokenAuthenticator> tokens = new ArrayList<>();
        if (!tokenFile.isEmpty()) {
            tokens.add(TokenFile.parse(tokenFile, audiences));
        }
        tokens.add(new AccountAuthenticator(accounts, audiences, objects, clock));
        tokens.add(new BootstrapTokenAuthenticator(objects, clock, audiences));
        BearerTokens bearer = new BearerTokens(tokens, audiences);
        ChainVerifier verifier =
                new ChainVerifier(() -> certificates.get().authority().certificate(), clock);
        Authenticator methods = new UnionAuthenticator(List.of(new CertificateAuthenticator(verifier), bearer));
        RbacPolicy policy = StoredRoles.policy(objects);
        Authorizer authorizer = new UnionAuthorizer(List.of(
                new MastersAuthorizer(),
                new NodeAuthorizer(objects, () -> RbacViews.rules(BootstrapObjects.nodeRules())),
                new RbacAuthorizer(policy)));
        return new AccessControl(
                new AnonymousAuthenticator(new AuthenticatedGroup(methods)),
                bearer,
                authorizer,
                policy,
                new RbacEscalationGuard(policy, authorizer),
                accounts,
                audiences);
    }
}
