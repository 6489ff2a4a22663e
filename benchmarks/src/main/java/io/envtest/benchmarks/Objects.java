package io.envtest.benchmarks;

/** ConfigMaps of about 1 KiB once they are stored. */
final class Objects {

    private static final String PADDING = "0123456789abcdef".repeat(48);

    private Objects() {}

    static String configMap(String name, String value) {
        return "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + name
                + "\"},\"data\":{\"padding\":\"" + PADDING + "\",\"value\":\"" + value + "\"}}";
    }

    static String namespace(String name) {
        return "{\"kind\":\"Namespace\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + name + "\"}}";
    }
}
