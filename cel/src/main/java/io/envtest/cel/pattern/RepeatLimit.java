package io.envtest.cel.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repeats inside of repeats multiply; the server refuses patterns in which that comes to more than a thousand, which also
 * bounds the size of the compiled pattern. Not thread-safe.
 */
final class RepeatLimit {

    private static final long MOST = 1000;
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d{1,4})(?:(,)(\\d{0,4}))?\\}");

    private final String pattern;
    private final Deque<Long> groups = new ArrayDeque<>();
    private long inGroup = 1;
    private long last = 1;
    private int at;

    private RepeatLimit(String pattern) {
        this.pattern = pattern;
    }

    /** The repeat that goes too far, {@code {100}}; empty if none does. What is no pattern is left to the parser. */
    static String exceeded(String pattern) {
        return pattern.indexOf('{') < 0 ? "" : new RepeatLimit(pattern).scan();
    }

    /** Whether more groups stand inside of each other than the server can take. */
    static boolean isTooDeep(String pattern) {
        int depth = 0;
        for (int i = 0; i < pattern.length() && depth <= MOST; i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> i++;
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {
                    // no group begins or ends
                }
            }
        }
        return depth > MOST;
    }

    private String scan() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '{') {
                String wrong = repeat();
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            } else {
                step(c);
            }
        }
        return "";
    }

    private String repeat() {
        Matcher repeat = REPEAT.matcher(pattern).region(at, pattern.length());
        if (!repeat.lookingAt()) {
            atom();
            at++;
            return "";
        }
        at = repeat.end();
        String most = repeat.group(3);
        long times = Long.parseLong(most == null || most.isEmpty() ? repeat.group(1) : most);
        last *= Math.max(1, times);
        inGroup = Math.max(inGroup, last);
        return last > MOST && times <= MOST ? repeat.group() : "";
    }

    private void step(char c) {
        switch (c) {
            case '\\' -> {
                atom();
                at += 2;
            }
            case '[' -> skipClass();
            case '(' -> {
                groups.push(inGroup);
                inGroup = 1;
                last = 1;
                at++;
            }
            case ')' -> {
                last = inGroup;
                inGroup = groups.isEmpty() ? last : Math.max(groups.pop(), last);
                at++;
            }
            case '*', '+', '?' -> at++;
            default -> {
                atom();
                at++;
            }
        }
    }

    private void atom() {
        last = 1;
    }

    private void skipClass() {
        atom();
        at++;
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            first = first && pattern.charAt(at) == '^';
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
