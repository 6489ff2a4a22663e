package io.envtest.internal.field;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1m30s}, {@code 500ms}, {@code -1.5h}. */
public final class GoDuration {

    private static final Pattern PART = Pattern.compile("(\\d*\\.?\\d*)([a-zµμ]*)");
    private static final Map<String, Double> NANOS =
            Map.of("ns", 1d, "us", 1e3, "µs", 1e3, "μs", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3600e9);

    private GoDuration() {}

    /** The duration; empty if the text is none. */
    public static Optional<Duration> parse(String text) {
        return problem(text).isEmpty() ? Optional.of(Duration.ofNanos((long) nanos(text))) : Optional.empty();
    }

    /** What is wrong with the text in Go's words, empty if nothing. */
    public static String problem(String text) {
        String unsigned = unsigned(text);
        if (unsigned.equals("0")) {
            return "";
        }
        String invalid = "invalid duration " + GoQuote.quote(text);
        if (unsigned.isEmpty()) {
            return invalid;
        }
        Matcher part = PART.matcher(unsigned);
        int at = 0;
        while (at < unsigned.length()) {
            if (!part.find(at)
                    || part.start() != at
                    || part.group(1).isEmpty()
                    || part.group(1).equals(".")) {
                return invalid;
            }
            if (part.group(2).isEmpty()) {
                return "missing unit in duration " + GoQuote.quote(text);
            }
            if (!NANOS.containsKey(part.group(2))) {
                return "unknown unit " + GoQuote.quote(part.group(2)) + " in duration " + GoQuote.quote(text);
            }
            at = part.end();
        }
        return "";
    }

    private static double nanos(String text) {
        double sum = 0;
        Matcher part = PART.matcher(unsigned(text));
        while (part.find()) {
            if (!part.group(1).isEmpty() && NANOS.containsKey(part.group(2))) {
                sum += Double.parseDouble(part.group(1)) * NANOS.get(part.group(2));
            }
        }
        return text.startsWith("-") ? -sum : sum;
    }

    private static String unsigned(String text) {
        return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    }
}
