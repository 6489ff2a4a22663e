package io.envtest.cel.library;

/** A format that cannot be read or does not fit its values. */
class FormatException extends Exception {

    FormatException(String message) {
        super(message);
    }
}
