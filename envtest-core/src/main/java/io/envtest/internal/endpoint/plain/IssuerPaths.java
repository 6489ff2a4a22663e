package io.envtest.internal.endpoint.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.endpoint.RouteErrors;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.jwt.IssuerDocuments;
import io.envtest.internal.jwt.SigningKey;
import io.envtest.internal.request.ApiCall;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What lets others check service account tokens: who issues them, and with which keys. */
public final class IssuerPaths implements PlainPath {

    private static final String CONFIGURATION = "/.well-known/openid-configuration";
    private static final String KEYS = "/openid/v1/jwks";

    private final SigningKey key;
    private final String issuer;
    private final Supplier<String> serverUrl;

    /**
     * Tells of an issuer.
     *
     * @param key the key that signs
     * @param issuer who the tokens say made them
     * @param serverUrl the API server's URL, known once it listens
     */
    public IssuerPaths(SigningKey key, String issuer, Supplier<String> serverUrl) {
        this.key = key;
        this.issuer = issuer;
        this.serverUrl = serverUrl;
    }

    @Override
    public Optional<Answer> answer(ApiCall call) {
        String path = call.request().path();
        return switch (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) {
            case CONFIGURATION ->
                Optional.of(document(
                        call, "application/json", () -> IssuerDocuments.configuration(issuer, serverUrl.get())));
            case KEYS -> Optional.of(document(call, IssuerDocuments.KEYS_TYPE, () -> IssuerDocuments.keys(key)));
            default -> Optional.empty();
        };
    }

    @Override
    public Collection<String> paths() {
        return List.of(CONFIGURATION, KEYS);
    }

    private static Answer document(ApiCall call, String type, Supplier<ObjectNode> content) {
        if (!call.request().method().equals("GET")) {
            throw RouteErrors.methodNotAllowed();
        }
        Negotiation.route(call.request(), type);
        return new Answer.Raw(
                200,
                type,
                Map.of("Cache-Control", List.of(IssuerDocuments.CACHE_CONTROL)),
                GoJsonWriter.write(content.get()));
    }
}
