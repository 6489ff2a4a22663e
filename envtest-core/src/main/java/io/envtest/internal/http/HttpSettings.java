package io.envtest.internal.http;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How to listen.
 *
 * @param host address to listen on
 * @param port port, 0 for any free one
 * @param tls keys of the server and trust in clients; null for plain HTTP
 * @param workers threads that handle requests, 1 or more
 * @param maxBodyBytes longest body that is read
 */
public record HttpSettings(String host, int port, @Nullable SSLContext tls, int workers, int maxBodyBytes) {}
