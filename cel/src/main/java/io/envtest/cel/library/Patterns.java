package io.envtest.cel.library;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.envtest.cel.value.CelError;
import java.util.function.Function;

/** Regular expressions in the syntax of RE2, which match in time linear in the text. */
final class Patterns {

    private Patterns() {}

    /** What comes of matching a text against a pattern, or the error that the pattern is. */
    static Object find(String pattern, Function<Matcher, Object> use, String text) {
        try {
            return use.apply(Pattern.compile(pattern).matcher(text));
        } catch (PatternSyntaxException invalid) {
            return new CelError("error parsing regexp: " + invalid.getDescription() + ": `" + invalid.getPattern() + "`");
        }
    }
}
