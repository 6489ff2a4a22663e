package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.meta.ApiErrors;
import java.util.Set;

/**
 * What stands for a service in the path of a request that is passed on: {@code name}, {@code name:port} or {@code
 * scheme:name:port}.
 *
 * @param scheme {@code https}, or {@code http}, which is also what nobody says
 * @param service the service's name
 * @param port name or number of its port, empty if none is said
 */
record ServiceName(String scheme, String service, String port) {

    private static final String HTTP = "http";
    private static final Set<String> SCHEMES = Set.of("", "http", "https");

    static ServiceName parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length == 1) {
            return new ServiceName(HTTP, text, "");
        }
        if (parts.length == 2) {
            return new ServiceName(HTTP, parts[0], parts[1]);
        }
        if (parts.length == 3 && SCHEMES.contains(parts[0])) {
            return new ServiceName(parts[0].isEmpty() ? HTTP : parts[0], parts[1], parts[2]);
        }
        throw ApiErrors.badRequest("invalid service request \"" + text + '"');
    }
}
