package io.envtest.cel.syntax;

import java.util.ArrayList;
import java.util.List;

/** The errors found in one expression. Not safe for use by many threads. */
public final class Issues {

    private static final int MOST = 100;

    private final Source source;
    private final List<String> errors = new ArrayList<>();

    /**
     * @param source the expression the errors are of
     */
    public Issues(Source source) {
        this.source = source;
    }

    /** Adds an error at a place of the text. */
    public void add(int at, String message) {
        errors.add(source.describe(at, message));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** All errors, one after the other, each with the line of the text it is in. */
    public String describe() {
        if (errors.size() <= MOST) {
            return String.join("\n", errors);
        }
        return String.join("\n", errors.subList(0, MOST)) + "\n" + (errors.size() - MOST) + " more errors were truncated";
    }
}
