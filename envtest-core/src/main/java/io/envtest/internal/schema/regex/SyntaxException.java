package io.envtest.internal.schema.regex;

/** An expression that cannot be understood. */
final class SyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    SyntaxException(String problem, String part) {
        super("error parsing regexp: " + problem + ": `" + part + "`", null, false, false);
    }
}
