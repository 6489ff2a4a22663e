package io.envtest.cel.syntax;

/** A call that has the form of a macro but not the arguments for it. */
final class MacroException extends Exception {

    private final int at;

    MacroException(int at, String message) {
        super(message);
        this.at = at;
    }

    /** Where the argument stands in the text. */
    int at() {
        return at;
    }
}
