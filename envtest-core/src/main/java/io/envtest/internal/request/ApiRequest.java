package io.envtest.internal.request;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A request as it came in, over HTTP or in process.
 *
 * @param method HTTP method
 * @param path decoded path
 * @param query parameters
 * @param headers all values of a header by its name in any case
 * @param headerNames names of all headers, in any case
 * @param certificates the client's certificate chain, leaf first
 * @param body what was sent
 * @param inProcess whether it came from within the JVM: its answer is handed over unencoded
 */
public record ApiRequest(
        String method,
        String path,
        QueryParameters query,
        Function<String, List<String>> headers,
        Supplier<Collection<String>> headerNames,
        List<X509Certificate> certificates,
        RequestBody body,
        boolean inProcess) {

    /**
     * A request from within the JVM.
     *
     * @param contentType media type of the body if it is bytes, else empty
     */
    public static ApiRequest inProcess(
            String method, String path, QueryParameters query, String contentType, RequestBody body) {
        List<String> type = contentType.isEmpty() ? List.of() : List.of(contentType);
        return new ApiRequest(
                method,
                path,
                query,
                name -> name.equalsIgnoreCase("Content-Type") ? type : List.of(),
                List::of,
                List.of(),
                body,
                true);
    }

    /** The first value of a header; empty if there is none. */
    public String header(String name) {
        List<String> values = headers.apply(name);
        return values.isEmpty() ? "" : values.get(0);
    }
}
