package io.envtest.cel.library;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.function.PreparationException;
import io.envtest.cel.value.CelError;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Calls with a text as first and a regular expression as second argument. The syntax is that of RE2, which matches in time linear in
 * the text. A pattern that is a constant is compiled once.
 */
final class Patterns implements Implementation {

    private final String errorPrefix;
    private final BiFunction<Matcher, Object[], Object> use;
    private final @Nullable Pattern constant;

    private Patterns(String errorPrefix, BiFunction<Matcher, Object[], Object> use, @Nullable Pattern constant) {
        this.errorPrefix = errorPrefix;
        this.use = use;
        this.constant = constant;
    }

    /** A call that does this with the matcher and the arguments. */
    static Implementation matching(String errorPrefix, BiFunction<Matcher, Object[], Object> use) {
        return new Patterns(errorPrefix, use, null);
    }

    @Override
    public Object call(Object[] args) {
        try {
            Pattern pattern = constant != null ? constant : Pattern.compile((String) args[1]);
            return use.apply(pattern.matcher((String) args[0]), args);
        } catch (PatternSyntaxException invalid) {
            return new CelError(errorPrefix + describe(invalid));
        }
    }

    @Override
    public Implementation prepared(@Nullable Object[] constants) throws PreparationException {
        if (!(constants[1] instanceof String pattern)) {
            return this;
        }
        try {
            return new Patterns(errorPrefix, use, Pattern.compile(pattern));
        } catch (PatternSyntaxException invalid) {
            throw new PreparationException(describe(invalid));
        }
    }

    /** What is wrong with a pattern, or null. */
    static @Nullable String error(String pattern) {
        try {
            Pattern.compile(pattern);
            return null;
        } catch (PatternSyntaxException invalid) {
            return describe(invalid);
        }
    }

    private static String describe(PatternSyntaxException invalid) {
        return "error parsing regexp: " + invalid.getDescription() + ": `" + invalid.getPattern() + "`";
    }
}
