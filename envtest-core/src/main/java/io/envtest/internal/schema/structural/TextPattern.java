package io.envtest.internal.schema.structural;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression of a schema, compiled once. */
final class TextPattern {

    private final String text;
    private final @Nullable Pattern compiled;

    TextPattern(String text) {
        this.text = text;
        this.compiled = compile(text);
    }

    private static @Nullable Pattern compile(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    boolean isFoundIn(String value) {
        Pattern pattern = compiled;
        return pattern != null && pattern.matcher(value).find();
    }

    @Override
    public String toString() {
        return text;
    }
}
