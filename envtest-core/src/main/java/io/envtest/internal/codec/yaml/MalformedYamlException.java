package io.envtest.internal.codec.yaml;

/** A text is not YAML, or not YAML that JSON can express; the message is worded as the real server words it. */
public final class MalformedYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedYamlException(String message) {
        super(message, null, false, false);
    }
}
