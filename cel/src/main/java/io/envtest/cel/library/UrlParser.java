package io.envtest.cel.library;

import io.envtest.internal.field.GoQuote;
import java.util.Locale;

/** Reads URLs that are absolute or start with a slash. */
final class UrlParser {

    private static final String USERINFO = "-._:~!$&'()*+,;=%@";

    private UrlParser() {}

    static Url parse(String text) throws UrlException {
        try {
            read(text, true);
            int fragment = text.indexOf('#');
            Url url = read(fragment < 0 ? text : text.substring(0, fragment), false);
            if (fragment >= 0) {
                PercentCoding.decode(text.substring(fragment + 1), false);
            }
            return new Url(text, url.scheme(), url.host(), url.escapedPath(), url.rawQuery());
        } catch (UrlException invalid) {
            throw new UrlException("parse " + GoQuote.quote(text) + ": " + invalid.getMessage());
        }
    }

    private static Url read(String text, boolean asRequest) throws UrlException {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new UrlException("net/url: invalid control character in URL");
        }
        if (text.isEmpty() && asRequest) {
            throw new UrlException("empty url");
        }
        if (text.equals("*")) {
            return new Url(text, "", "", "*", "");
        }
        int colon = schemeEnd(text);
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = colon < 0 ? text : text.substring(colon + 1);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        rest = question < 0 ? rest : rest.substring(0, question);
        return rest.startsWith("/")
                ? hierarchical(text, scheme, rest, query, asRequest)
                : opaque(text, scheme, rest, query, asRequest);
    }

    /** Where the scheme ends, or -1 when there is none. */
    private static int schemeEnd(String text) throws UrlException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (c == ':') {
                if (i == 0) {
                    throw new UrlException("missing protocol scheme");
                }
                return i;
            }
            if (!letter && (!other || i == 0)) {
                return -1;
            }
        }
        return -1;
    }

    private static Url opaque(String text, String scheme, String rest, String query, boolean asRequest)
            throws UrlException {
        if (!scheme.isEmpty()) {
            return new Url(text, scheme, "", "", query);
        }
        if (asRequest) {
            throw new UrlException("invalid URI for request");
        }
        int slash = rest.indexOf('/');
        if ((slash < 0 ? rest : rest.substring(0, slash)).contains(":")) {
            throw new UrlException("first path segment in URL cannot contain colon");
        }
        return new Url(text, "", "", PercentCoding.encodePath(rest), query);
    }

    private static Url hierarchical(String text, String scheme, String rest, String query, boolean asRequest)
            throws UrlException {
        boolean authority = !scheme.isEmpty() || (!asRequest && !rest.startsWith("///"));
        if (!authority || !rest.startsWith("//")) {
            return new Url(text, scheme, "", PercentCoding.encodePath(rest), query);
        }
        int slash = rest.indexOf('/', 2);
        String host = host(slash < 0 ? rest.substring(2) : rest.substring(2, slash));
        return new Url(text, scheme, host, PercentCoding.encodePath(slash < 0 ? "" : rest.substring(slash)), query);
    }

    private static String host(String authority) throws UrlException {
        int at = authority.lastIndexOf('@');
        String host = host(authority, at + 1);
        if (at >= 0) {
            String user = authority.substring(0, at);
            if (!user.chars().allMatch(c -> Character.isLetterOrDigit(c) && c < 0x80 || USERINFO.indexOf(c) >= 0)) {
                throw new UrlException("net/url: invalid userinfo");
            }
            PercentCoding.decode(user, false);
        }
        return host;
    }

    private static String host(String authority, int from) throws UrlException {
        String host = authority.substring(from);
        int colon = host.startsWith("[") ? bracketEnd(host) + 1 : host.lastIndexOf(':');
        String port = colon < 0 ? "" : host.substring(colon);
        boolean valid =
                port.isEmpty() || (port.startsWith(":") && port.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
        if (!valid) {
            throw new UrlException("invalid port " + GoQuote.quote(port) + " after host");
        }
        return PercentCoding.decode(host, true);
    }

    private static int bracketEnd(String host) throws UrlException {
        int end = host.lastIndexOf(']');
        if (end < 0) {
            throw new UrlException("missing ']' in host");
        }
        return end;
    }
}
