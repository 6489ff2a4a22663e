package io.envtest.internal.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a URL's query. Immutable.
 *
 * @param values all values of each name, in order
 */
public record QueryParameters(Map<String, List<String>> values) {

    /** No parameters. */
    public static final QueryParameters NONE = new QueryParameters(Map.of());

    /** Splits a raw query; pairs that cannot be decoded, or that hold a semicolon, are left out. */
    public static QueryParameters parse(String rawQuery) {
        if (rawQuery.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            if (pair.isEmpty() || pair.indexOf(';') >= 0) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                values.computeIfAbsent(decode(name), n -> new ArrayList<>(1)).add(decode(value));
            } catch (IllegalArgumentException e) {
                continue; // a bad escape: the pair does not count
            }
        }
        return new QueryParameters(values);
    }

    private static String decode(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The parameters of a map. */
    public static QueryParameters of(Map<String, String> single) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        single.forEach((name, value) -> values.put(name, List.of(value)));
        return new QueryParameters(values);
    }

    /** The first value; empty if there is none. */
    public String first(String name) {
        List<String> all = values.get(name);
        return all == null ? "" : all.get(0);
    }

    /** All values. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether the name was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether the parameter was given with anything but {@code false} or {@code 0}. */
    public boolean flag(String name) {
        List<String> all = values.get(name);
        return all != null
                && !all.get(0).equalsIgnoreCase("false")
                && !all.get(0).equals("0");
    }
}
