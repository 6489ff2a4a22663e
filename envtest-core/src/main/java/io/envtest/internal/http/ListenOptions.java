package io.envtest.internal.http;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where and how to listen.
 *
 * @param host address, for example {@code 127.0.0.1}
 * @param port port, 0 for any free one
 * @param tls TLS context; empty for plain HTTP
 */
public record ListenOptions(String host, int port, Optional<SSLContext> tls) {}
