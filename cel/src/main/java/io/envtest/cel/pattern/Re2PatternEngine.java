package io.envtest.cel.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.envtest.internal.schema.pattern.PatternEngine;
import java.util.function.Predicate;

/** The engine that {@link io.envtest.internal.schema.pattern.PatternEngineLoader} finds. Safe for use by many threads. */
public final class Re2PatternEngine implements PatternEngine {

    private static final String NAMED_GROUP = "\\(\\?P?<[A-Za-z0-9_]+>";

    /** An engine without state. */
    public Re2PatternEngine() {}

    @Override
    public String wrong(String pattern) {
        try {
            compile(pattern);
            return "";
        } catch (PatternSyntaxException invalid) {
            return describe(pattern, invalid);
        }
    }

    @Override
    public Predicate<String> finder(String pattern) {
        try {
            Pattern compiled = compile(pattern);
            return text -> compiled.matcher(text).find();
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException(describe(pattern, invalid), invalid);
        }
    }

    private static Pattern compile(String pattern) {
        if (RepeatLimit.isTooDeep(pattern)) {
            throw new PatternSyntaxException("expression nests too deeply", pattern);
        }
        String repeat = RepeatLimit.exceeded(pattern);
        if (!repeat.isEmpty()) {
            throw new PatternSyntaxException("invalid repeat count", repeat);
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException invalid) {
            // the server lets two groups have one name; names make no difference to a match
            if (invalid.getDescription().startsWith("duplicate capture group name")) {
                return Pattern.compile(pattern.replaceAll(NAMED_GROUP, "("));
            }
            throw invalid;
        }
    }

    private static String describe(String pattern, PatternSyntaxException invalid) {
        String what = invalid.getDescription();
        String where = invalid.getPattern();
        if (what.startsWith("regexp/syntax: internal error")) {
            what = "unexpected )";
            where = pattern;
        }
        return "error parsing regexp: " + what + ": `" + where + "`";
    }
}
