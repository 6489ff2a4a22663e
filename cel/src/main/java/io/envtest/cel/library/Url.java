package io.envtest.cel.library;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.OpaqueValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A URL.
 *
 * @param text as it was written
 * @param scheme in lower case; empty when there is none
 * @param host with its port
 * @param escapedPath with its escapes
 * @param rawQuery with its escapes, without the question mark
 */
record Url(String text, String scheme, String host, String escapedPath, String rawQuery) implements OpaqueValue {

    static final CelType TYPE = CelType.opaque("kubernetes.URL");

    @Override
    public CelType celType() {
        return TYPE;
    }

    Object hostname() {
        int colon = portColon();
        String name = colon < 0 ? host : host.substring(0, colon);
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    Object port() {
        int colon = portColon();
        return colon < 0 ? "" : host.substring(colon + 1);
    }

    private int portColon() {
        int colon = host.lastIndexOf(':');
        boolean port = colon >= 0 && host.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return port ? colon : -1;
    }

    /** The parameters of the query, each with its values in order. Parameters that are not well formed are left out. */
    Object query() {
        Map<String, List<Object>> parameters = new LinkedHashMap<>();
        for (String part : rawQuery.split("&", -1)) {
            if (!part.isEmpty() && !part.contains(";")) {
                int equals = part.indexOf('=');
                String key = unescape(equals < 0 ? part : part.substring(0, equals));
                String value = unescape(equals < 0 ? "" : part.substring(equals + 1));
                if (key != null && value != null) {
                    parameters.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
                }
            }
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        parameters.forEach((key, list) -> values.put(key, ListValue.of(list)));
        return MapValue.of(values);
    }

    private static @Nullable String unescape(String text) {
        try {
            return PercentCoding.decode(text.replace('+', ' '), false);
        } catch (UrlException invalid) {
            return null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Url url && text.equals(url.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
