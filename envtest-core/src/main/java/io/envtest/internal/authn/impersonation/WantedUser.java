package io.envtest.internal.authn.impersonation;

import io.envtest.api.ApiException;
import io.envtest.internal.authn.Credentials;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whom the Impersonate headers name.
 *
 * @param name user name
 * @param uid uid, empty if not given
 * @param groups groups in order
 * @param extra further facts by key
 */
record WantedUser(String name, String uid, List<String> groups, Map<String, List<String>> extra) {

    private static final String EXTRA = "impersonate-extra-";

    /** Reads the headers; empty if there are none. */
    static Optional<WantedUser> read(Credentials credentials) {
        WantedUser wanted = new WantedUser(
                credentials.first("Impersonate-User"),
                credentials.first("Impersonate-Uid"),
                credentials.headers().apply("Impersonate-Group"),
                extra(credentials));
        if (!wanted.name.isEmpty()) {
            return Optional.of(wanted);
        }
        if (wanted.onlyName()) {
            return Optional.empty();
        }
        throw wanted.nameless();
    }

    /** Whether nothing but the name is given. */
    boolean onlyName() {
        return uid.isEmpty() && groups.isEmpty() && extra.isEmpty();
    }

    private static Map<String, List<String>> extra(Credentials credentials) {
        Map<String, List<String>> extra = Map.of();
        for (String header : credentials.headerNames().get()) {
            if (header.regionMatches(true, 0, EXTRA, 0, EXTRA.length())) {
                extra = extra.isEmpty() ? new TreeMap<>() : extra;
                String lower = header.toLowerCase(Locale.ROOT);
                extra.computeIfAbsent(decode(lower.substring(EXTRA.length())), key -> new ArrayList<>())
                        .addAll(credentials.headers().apply(header));
            }
        }
        return extra;
    }

    private static String decode(String key) {
        try {
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A key that is not encoded as it should be is taken as it stands.
            return key;
        }
    }

    private ApiException nameless() {
        String groupText = groups.isEmpty() ? "[]string(nil)" : "[]string" + list(groups);
        String extraText = extra.isEmpty()
                ? "map[string][]string(nil)"
                : extra.entrySet().stream()
                        .map(e -> GoQuote.quote(e.getKey()) + ":[]string" + list(e.getValue()))
                        .collect(Collectors.joining(", ", "map[string][]string{", "}"));
        return ApiErrors.badRequest("requested &user.DefaultInfo{Name:\"\", UID:" + GoQuote.quote(uid) + ", Groups:"
                + groupText + ", Extra:" + extraText + "} without impersonating a user name");
    }

    private static String list(List<String> texts) {
        return texts.stream().map(GoQuote::quote).collect(Collectors.joining(", ", "{", "}"));
    }
}
