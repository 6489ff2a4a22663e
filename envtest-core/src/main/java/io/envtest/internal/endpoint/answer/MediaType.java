package io.envtest.internal.endpoint.answer;

/** A media type in which objects travel. */
public enum MediaType {
    /** JSON. */
    JSON("application/json"),
    /** YAML. */
    YAML("application/yaml"),
    /** Protobuf in Kubernetes' envelope. */
    PROTOBUF("application/vnd.kubernetes.protobuf");

    private final String text;

    MediaType(String text) {
        this.text = text;
    }

    /** As it stands in headers. */
    public String text() {
        return text;
    }
}
