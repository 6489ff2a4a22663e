package io.envtest.internal.schema.structural;

import io.envtest.internal.schema.regex.LinearPattern;
import org.jspecify.annotations.Nullable;

/** A regular expression of a schema, compiled when a text is first held against it. Thread-safe. */
final class TextPattern {

    private final String text;
    private volatile boolean compiled;
    private volatile @Nullable LinearPattern pattern;

    TextPattern(String text) {
        this.text = text;
    }

    /** Whether it matches somewhere; an expression that cannot be understood matches nowhere. */
    boolean isFoundIn(String value) {
        LinearPattern known = compiled ? pattern : compile();
        return known != null && known.find(value);
    }

    private @Nullable LinearPattern compile() {
        LinearPattern made;
        try {
            made = LinearPattern.compile(text);
        } catch (IllegalArgumentException invalid) {
            made = null;
        }
        pattern = made;
        compiled = true;
        return made;
    }

    @Override
    public String toString() {
        return text;
    }
}
