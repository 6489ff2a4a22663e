package io.envtest.internal.aggregation;

import io.envtest.internal.request.UserInfo;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Headers that tell another server who asks.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#authenticating-proxy">Authenticating proxy</a>
 */
final class RemoteUser {

    private static final String NAME = "X-Remote-User";
    private static final String UID = "X-Remote-Uid";
    private static final String GROUP = "X-Remote-Group";
    private static final String EXTRA = "X-Remote-Extra-";
    private static final String PLAIN = "!#$&'*+-.^_`|~";

    private RemoteUser() {}

    static Map<String, List<String>> headers(UserInfo user) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put(NAME, List.of(user.name()));
        if (!user.uid().isEmpty()) {
            headers.put(UID, List.of(user.uid()));
        }
        if (!user.groups().isEmpty()) {
            headers.put(GROUP, user.groups());
        }
        user.extra().forEach((key, values) -> headers.put(EXTRA + escaped(key), values));
        return headers;
    }

    /** Whether a header of this name would tell who asks, which only this server may say. */
    static boolean tells(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        return lower.equals(NAME.toLowerCase(Locale.ROOT))
                || lower.equals(UID.toLowerCase(Locale.ROOT))
                || lower.equals(GROUP.toLowerCase(Locale.ROOT))
                || lower.startsWith(EXTRA.toLowerCase(Locale.ROOT));
    }

    /** What may not stand in a header's name is escaped as in a URL. */
    private static String escaped(String key) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            escaped.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return escaped.toString();
    }
}
