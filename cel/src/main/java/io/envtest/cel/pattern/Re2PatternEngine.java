package io.envtest.cel.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.envtest.internal.schema.pattern.PatternEngine;
import java.util.function.Predicate;

/** The engine that {@link io.envtest.internal.schema.pattern.PatternEngineLoader} finds. Safe for use by many threads. */
public final class Re2PatternEngine implements PatternEngine {

    /** An engine without state. */
    public Re2PatternEngine() {}

    @Override
    public String wrong(String pattern) {
        try {
            Pattern.compile(pattern);
            return "";
        } catch (PatternSyntaxException invalid) {
            return describe(invalid);
        }
    }

    @Override
    public Predicate<String> finder(String pattern) {
        try {
            Pattern compiled = Pattern.compile(pattern);
            return text -> compiled.matcher(text).find();
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException(describe(invalid), invalid);
        }
    }

    private static String describe(PatternSyntaxException invalid) {
        return "error parsing regexp: " + invalid.getDescription() + ": `" + invalid.getPattern() + "`";
    }
}
