package io.envtest.internal.endpoint.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** The one of these with that text, null if there is none. */
    public static @Nullable MediaType named(String text, List<MediaType> types) {
        for (MediaType type : types) {
            if (type.text.equals(text)) {
                return type;
            }
        }
        return null;
    }

    /** As it stands in headers. */
    public String text() {
        return text;
    }
}
