package io.envtest.internal.meta;

/** Writes hosts and ports as Go joins them. Pure. */
public final class HostPort {

    private HostPort() {}

    /**
     * Both as they stand in a URL.
     *
     * @param host name or IP address; one with colons is put in brackets
     * @param port from 0 to 65535
     */
    public static String join(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
