package io.envtest.internal.schema.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URIs as they stand in a request: with a scheme, or a path that begins with a slash. */
final class UriFormat {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.\\-]*+):");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9\\-._:~!$&'()*+,;=%@]*+");
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9\\-._~!$&'()*+,;=:<>\"\\x{80}-\\x{10FFFF}]|%[89a-fA-F][0-9a-fA-F])*+");
    private static final Pattern PORT = Pattern.compile("(?::\\d*+)?");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\[\\]/ ]*+\\](?::\\d*+)?");

    private UriFormat() {}

    static boolean isUri(String text) {
        if (text.isEmpty() || CONTROL.matcher(text).find()) {
            return false;
        }
        Matcher scheme = SCHEME.matcher(text);
        boolean hasScheme = scheme.lookingAt();
        String rest = withoutQuery(hasScheme ? text.substring(scheme.end()) : text);
        if (!rest.startsWith("/")) {
            return hasScheme;
        }
        if (!hasScheme || !rest.startsWith("//")) {
            return isPath(rest);
        }
        int slash = rest.indexOf('/', 2);
        String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
        return isAuthority(authority) && isPath(slash < 0 ? "" : rest.substring(slash));
    }

    private static String withoutQuery(String text) {
        int mark = text.indexOf('?');
        return mark < 0 ? text : text.substring(0, mark);
    }

    private static boolean isPath(String path) {
        return !BAD_ESCAPE.matcher(path).find();
    }

    private static boolean isAuthority(String authority) {
        int at = authority.lastIndexOf('@');
        String user = at < 0 ? "" : authority.substring(0, at);
        if (!USER.matcher(user).matches() || BAD_ESCAPE.matcher(user).find()) {
            return false;
        }
        String host = authority.substring(at + 1);
        if (host.startsWith("[")) {
            return BRACKETS.matcher(host).matches();
        }
        int colon = host.lastIndexOf(':');
        return HOST.matcher(host).matches()
                && (colon < 0 || PORT.matcher(host.substring(colon)).matches());
    }
}
