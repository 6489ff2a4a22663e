package io.envtest.internal.endpoint.relay;

import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.QueryParameters;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a request that is passed on asks for. Pure. */
public final class PassedTarget {

    private PassedTarget() {}

    /** Path and query, the query in the order of its names. */
    public static String of(String path, QueryParameters query) {
        return encoded(path) + query(query);
    }

    /** The query with its question mark; empty if there is none. */
    private static String query(QueryParameters parameters) {
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, List<String>> parameter : new TreeMap<>(parameters.values()).entrySet()) {
            for (String value : parameter.getValue()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    /**
     * A path as it stands in a URL.
     *
     * @throws io.envtest.api.ApiException 400 if it can stand in none
     */
    public static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw ApiErrors.badRequest("invalid path " + path);
        }
    }
}
