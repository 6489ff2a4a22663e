package io.envtest.internal.outbound;

/**
 * A server, and how to come there. Immutable.
 *
 * @param host host name or IP address to connect to
 * @param port port to connect to
 * @param authority what the server is called in the request's {@code Host} header, with its port if one is said
 * @param trust how it is known to be the right one
 */
public record Destination(String host, int port, String authority, Trust trust) {}
