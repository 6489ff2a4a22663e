package io.envtest.cel.syntax;

/** A literal that has the form of one but no value. */
final class LiteralException extends Exception {

    LiteralException(String message) {
        super(message);
    }
}
