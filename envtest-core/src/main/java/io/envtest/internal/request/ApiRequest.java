package io.envtest.internal.request;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;

/**
 * A request as it came in, over HTTP or in process.
 *
 * @param method HTTP method
 * @param path decoded path
 * @param query parameters
 * @param headers all values of a header by its name in any case
 * @param certificates the client's certificate chain, leaf first
 * @param body what was sent
 */
public record ApiRequest(
        String method,
        String path,
        QueryParameters query,
        Function<String, List<String>> headers,
        List<X509Certificate> certificates,
        RequestBody body) {

    /** No headers. */
    public static final Function<String, List<String>> NO_HEADERS = name -> List.of();

    /** The first value of a header; empty if there is none. */
    public String header(String name) {
        List<String> values = headers.apply(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Whether it came from within the JVM, with trees instead of bytes on the way in and out. */
    public boolean inProcess() {
        return body instanceof RequestBody.Tree;
    }
}
