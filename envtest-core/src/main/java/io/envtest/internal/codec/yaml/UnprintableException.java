package io.envtest.internal.codec.yaml;

/** A text that is kept as JSON has no form in YAML; the message says why. */
public final class UnprintableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnprintableException(MalformedYamlException cause) {
        super(cause.getMessage(), cause);
    }
}
