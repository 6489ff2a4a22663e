package io.envtest.internal.authn;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;

/**
 * What a request shows of its sender.
 *
 * @param certificates the client's certificate chain, leaf first; empty if none
 * @param headers all values of a header by its name in any case; empty list if absent
 */
public record Credentials(List<X509Certificate> certificates, Function<String, List<String>> headers) {}
