package io.envtest.internal.registry.rule;

import io.envtest.internal.field.GoQuote;

/** What is wrong with a URL in Go's words. */
final class GoUrl {

    private static final String USER_SIGNS = "-._:~!$&'()*+,;=%@";
    private static final String HOST_SIGNS = "-_.~!$&'()*+,;=:[]<>\"";
    private static final int ESCAPE = 3;

    private GoUrl() {}

    /** What is wrong, empty if nothing. */
    static String problem(String url) {
        if (url.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return "net/url: invalid control character in URL";
        }
        int hash = url.indexOf('#');
        String rest = hash < 0 ? url : url.substring(0, hash);
        if (rest.startsWith(":")) {
            return "missing protocol scheme";
        }
        int scheme = schemeEnd(rest);
        rest = until(rest.substring(scheme), '?');
        boolean opaque = scheme > 0 && !rest.startsWith("/");
        if (scheme == 0 && until(rest, '/').indexOf(':') >= 0) {
            return "first path segment in URL cannot contain colon";
        }
        String path = opaque ? "" : rest;
        String wrong = "";
        if (rest.startsWith("//") && (scheme > 0 || !rest.startsWith("///"))) {
            String authority = until(rest.substring(2), '/');
            path = rest.substring(2 + authority.length());
            wrong = authority(authority);
        }
        wrong = wrong.isEmpty() ? escapes(path, false) : wrong;
        return wrong.isEmpty() && hash >= 0 ? escapes(url.substring(hash + 1), false) : wrong;
    }

    /** Where the scheme ends, behind its colon; 0 if there is none. */
    private static int schemeEnd(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ':') {
                return i + 1;
            }
            boolean inScheme = isLetter(c) || i > 0 && (isDigit(c) || "+-.".indexOf(c) >= 0);
            if (!inScheme) {
                return 0;
            }
        }
        return 0;
    }

    private static String until(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String authority(String authority) {
        int at = authority.lastIndexOf('@');
        String wrong = host(authority.substring(at + 1));
        boolean user = at < 0
                || authority
                        .substring(0, at)
                        .chars()
                        .allMatch(c -> isLetter(c) || isDigit(c) || USER_SIGNS.indexOf(c) >= 0);
        return wrong.isEmpty() && !user ? "net/url: invalid userinfo" : wrong;
    }

    private static String host(String host) {
        int colon = host.lastIndexOf(':');
        if (host.startsWith("[")) {
            int bracket = host.lastIndexOf(']');
            if (bracket < 0) {
                return "missing ']' in host";
            }
            colon = bracket + 1;
        }
        String port = colon < 0 ? "" : host.substring(colon);
        if (!port.matches("(:[0-9]*)?")) {
            return "invalid port " + GoQuote.quote(port) + " after host";
        }
        return escapes(host, true);
    }

    private static String escapes(String text, boolean host) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                String escape = text.substring(i, Math.min(i + ESCAPE, text.length()));
                boolean right =
                        escape.matches("%[0-9a-fA-F]{2}") && (!host || escape.charAt(1) >= '8' || escape.equals("%25"));
                if (!right) {
                    return "invalid URL escape " + GoQuote.quote(escape);
                }
            } else if (host && c < 0x80 && !isLetter(c) && !isDigit(c) && HOST_SIGNS.indexOf(c) < 0) {
                return "invalid character " + GoQuote.quote(String.valueOf(c)) + " in host name";
            }
        }
        return "";
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
