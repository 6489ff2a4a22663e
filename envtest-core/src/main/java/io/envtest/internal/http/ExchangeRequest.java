package io.envtest.internal.http;

import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestBody;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RenegotiationRequiredException;
import io.undertow.server.SSLSessionInfo;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/** An exchange as a request that knows nothing of HTTP libraries. */
final class ExchangeRequest {

    private static final AttachmentKey<ClientChain> CHAIN = AttachmentKey.create(ClientChain.class);

    /** The client's certificates; they are the same for all requests of a connection. */
    private record ClientChain(List<X509Certificate> certificates) {}

    private ExchangeRequest() {}

    static ApiRequest of(HttpServerExchange exchange, byte[] body) {
        HeaderMap headers = exchange.getRequestHeaders();
        return new ApiRequest(
                exchange.getRequestMethod().toString(),
                PercentDecoder.decode(exchange.getRequestURI()),
                QueryParameters.parse(exchange.getQueryString()),
                name -> values(headers, name),
                () -> names(headers),
                certificates(exchange),
                new RequestBody.Bytes(body),
                false);
    }

    private static List<String> values(HeaderMap headers, String name) {
        HeaderValues values = headers.get(name);
        if (values == null) {
            return List.of();
        }
        for (int i = 0; i < values.size(); i++) {
            if (beyondAscii(values.get(i))) {
                return values.stream().map(ExchangeRequest::utf8).toList();
            }
        }
        return values;
    }

    private static List<String> names(HeaderMap headers) {
        List<String> names = new ArrayList<>(headers.size());
        for (HttpString name : headers.getHeaderNames()) {
            names.add(name.toString());
        }
        return names;
    }

    private static boolean beyondAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0x7f) {
                return true;
            }
        }
        return false;
    }

    /** The library takes each byte for a character. */
    private static String utf8(String value) {
        return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static List<X509Certificate> certificates(HttpServerExchange exchange) {
        SSLSessionInfo session = exchange.getConnection().getSslSessionInfo();
        if (session == null) {
            return List.of();
        }
        ClientChain known = exchange.getConnection().getAttachment(CHAIN);
        if (known == null) {
            known = new ClientChain(chain(session));
            exchange.getConnection().putAttachment(CHAIN, known);
        }
        return known.certificates();
    }

    private static List<X509Certificate> chain(SSLSessionInfo session) {
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : session.getPeerCertificates()) {
                if (certificate instanceof X509Certificate x509) {
                    chain.add(x509);
                }
            }
            return chain;
        } catch (SSLPeerUnverifiedException | RenegotiationRequiredException e) {
            return List.of(); // the client showed none
        }
    }
}
