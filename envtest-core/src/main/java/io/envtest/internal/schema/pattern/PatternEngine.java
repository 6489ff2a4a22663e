package io.envtest.internal.schema.pattern;

import java.util.function.Predicate;

/**
 * Regular expressions with the syntax and the error texts of the server. Implementations are found with {@link
 * java.util.ServiceLoader} and need a public constructor without parameters. Safe for use by many threads.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
public interface PatternEngine {

    /** What is wrong with the pattern, in the words of the server; empty if nothing is. */
    String wrong(String pattern);

    /**
     * Whether a text contains a match, in time linear in its length.
     *
     * @throws IllegalArgumentException when the pattern is none
     */
    Predicate<String> finder(String pattern);
}
