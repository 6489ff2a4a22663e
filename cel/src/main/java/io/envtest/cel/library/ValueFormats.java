package io.envtest.cel.library;

import io.envtest.cel.value.Timestamps;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats of values that are no names. */
final class ValueFormats {

    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
    private static final Pattern BASE64 =
            Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})");
    private static final Pattern DATE_TIME = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ValueFormats() {}

    static List<String> uri(String text) {
        try {
            UrlParser.parse(text);
            return List.of();
        } catch (UrlException invalid) {
            return List.of(String.valueOf(invalid.getMessage()));
        }
    }

    static List<String> uuid(String text) {
        return UUID.matcher(text).matches() ? List.of() : List.of("does not match the UUID format");
    }

    static List<String> base64(String text) {
        return BASE64.matcher(text).matches() ? List.of() : List.of("invalid base64");
    }

    static List<String> date(String text) {
        return isDate(text) ? List.of() : List.of("invalid date");
    }

    private static boolean isDate(String text) {
        return DATE.matcher(text).matches() && Timestamps.parseDate(text) != null;
    }

    static List<String> dateTime(String text) {
        Matcher match = DATE_TIME.matcher(text);
        boolean valid = match.matches()
                && isDate(match.group(1))
                && Integer.parseInt(match.group(2)) < 24
                && Integer.parseInt(match.group(3)) < 60
                && Integer.parseInt(match.group(4)) < 60;
        return valid ? List.of() : List.of("invalid datetime");
    }
}
