package io.envtest.internal.endpoint;

import io.envtest.api.GroupVersionKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Versions of built-in kinds that the server does not serve but can read, so that it answers otherwise to them than to
 * versions that never were. Read with the first object in a version that was not asked for.
 */
final class FormerVersions {

    private static final class Table {
        /** From the kind as it was to the kind as it is. */
        private static final Map<GroupVersionKind, GroupVersionKind> ROWS = read();
    }

    private FormerVersions() {}

    /** Whether there once was such a kind, read where the wanted one is. */
    static boolean contains(GroupVersionKind kind, GroupVersionKind wanted) {
        return Table.ROWS.containsKey(kind) && SentKind.readTogether(kind, wanted);
    }

    /** Whether it is another version of the kind that is wanted. */
    static boolean isOf(GroupVersionKind wanted, GroupVersionKind sent) {
        return wanted.equals(Table.ROWS.get(sent));
    }

    /** Whether some kind once was in this version. */
    static boolean hasVersion(String apiVersion) {
        return Table.ROWS.keySet().stream().anyMatch(kind -> kind.apiVersion().equals(apiVersion));
    }

    private static Map<GroupVersionKind, GroupVersionKind> read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FormerVersions.class.getResourceAsStream("former-versions.txt")),
                StandardCharsets.UTF_8))) {
            Map<GroupVersionKind, GroupVersionKind> rows = new HashMap<>();
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ");
                GroupVersionKind served = GroupVersionKind.of(words[1], words[0]);
                for (int i = 2; i < words.length; i++) {
                    rows.put(GroupVersionKind.of(words[i], words[0]), served);
                }
            });
            return Map.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException("former-versions.txt on the class path cannot be read", e);
        }
    }
}
