package io.envtest.internal.schema.structural;

import io.envtest.internal.schema.pattern.PatternEngine;
import io.envtest.internal.schema.pattern.PatternEngineLoader;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of a schema, compiled with its first use. It is matched in time linear in the text, whatever it is. Safe
 * for use by many threads.
 */
final class TextPattern {

    /** Loaded with the first pattern that is used. */
    private static final class Engine {
        static final PatternEngine FOUND = new PatternEngineLoader().get();
    }

    private final String text;
    private volatile @Nullable Predicate<String> compiled;

    TextPattern(String text) {
        this.text = text;
    }

    /** Whether it matches somewhere; an expression that cannot be understood matches nowhere. */
    boolean isFoundIn(String value) {
        Predicate<String> finder = compiled;
        if (finder == null) {
            finder = Engine.FOUND.wrong(text).isEmpty() ? Engine.FOUND.finder(text) : any -> false;
            compiled = finder;
        }
        return finder.test(value);
    }

    @Override
    public String toString() {
        return text;
    }
}
