package io.envtest.internal.authn;

import io.envtest.internal.request.ApiRequest;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a request shows of its sender.
 *
 * @param certificates the client's certificate chain, leaf first; empty if none
 * @param headers all values of a header by its name in any case; empty list if absent
 * @param headerNames names of all headers, in any case; asked only by methods whose headers have open names
 */
public record Credentials(
        List<X509Certificate> certificates,
        Function<String, List<String>> headers,
        Supplier<Collection<String>> headerNames) {

    /** What a request shows. */
    public static Credentials of(ApiRequest request) {
        return new Credentials(request.certificates(), request.headers(), request.headerNames());
    }

    /** The first value of a header without blanks around it, empty if there is none. */
    public String first(String header) {
        List<String> values = headers.apply(header);
        return values.isEmpty() ? "" : values.get(0).strip();
    }
}
