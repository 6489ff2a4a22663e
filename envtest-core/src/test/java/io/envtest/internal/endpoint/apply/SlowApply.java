package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.endpoint.patch.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Server-side apply as its documentation describes it, over plain sets of paths: slow, and only for objects of the
 * schema below. Whether an empty map or list is there is not told.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>
 */
final class SlowApply {

    /** Two scalars, a map, a struct, an atomic map, an atomic list, a set and a list of items with a key. */
    static final String SCHEMA = """
            {type: 'object', properties: {spec: {type: 'object', properties: {
              s: {type: 'string'},
              n: {type: 'integer'},
              m: {type: 'object', additionalProperties: {type: 'string'}},
              o: {type: 'object', properties: {a: {type: 'string'}, b: {type: 'string'}}},
              am: {type: 'object', 'x-kubernetes-map-type': 'atomic', additionalProperties: {type: 'string'}},
              al: {type: 'array', items: {type: 'string'}},
              ls: {type: 'array', 'x-kubernetes-list-type': 'set', items: {type: 'string'}},
              lm: {type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'],
                   items: {type: 'object', properties: {
                     k: {type: 'string'}, v: {type: 'integer'},
                     o: {type: 'object', properties: {x: {type: 'integer'}, y: {type: 'integer'}}}}}}}}}}
            """;

    private static final String BEFORE_FIRST_APPLY = "before-first-apply Update";

    private Map<String, String> values = new TreeMap<>();

    private final Map<String, Set<String>> owners = new TreeMap<>();

    /** The fields of an object: what each path that can be owned by itself has for a value. */
    static Map<String, String> fields(JsonNode object) {
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : object.path("spec").properties()) {
            String path = ".spec." + member.getKey();
            switch (member.getKey()) {
                case "m", "o" -> putMembers(fields, path, member.getValue());
                case "ls" -> member.getValue().forEach(item -> fields.put(path + "[=" + item + "]", "item"));
                case "lm" -> member.getValue().forEach(item -> putItem(fields, path, item));
                default -> fields.put(path, Json.canonical(member.getValue()));
            }
        }
        return fields;
    }

    private static void putMembers(Map<String, String> fields, String path, JsonNode object) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            fields.put(path + "." + member.getKey(), member.getValue().toString());
        }
    }

    private static void putItem(Map<String, String> fields, String list, JsonNode item) {
        String path = list + "[k=" + item.path("k") + "]";
        fields.put(path, "item");
        for (Map.Entry<String, JsonNode> member : item.properties()) {
            if (member.getKey().equals("o")) {
                putMembers(fields, path + ".o", member.getValue());
            } else {
                fields.put(path + "." + member.getKey(), member.getValue().toString());
            }
        }
    }

    Map<String, String> values() {
        return values;
    }

    /** Who owns which paths, by manager and operation. */
    Map<String, Set<String>> owners() {
        return owners;
    }

    /**
     * Applies.
     *
     * @param tracked whether the object has managed fields, be they only of empty maps and lists
     * @return conflicts as manager and path; nothing changed if there are any
     */
    Set<String> apply(JsonNode config, String manager, boolean force, boolean tracked) {
        String applier = manager + " Apply";
        Map<String, String> stated = fields(config);
        Map<String, Set<String>> before = ownersBefore(tracked);
        Set<String> changed = new TreeSet<>(stated.keySet());
        changed.removeIf(path -> stated.get(path).equals(values.get(path)));
        Set<String> conflicts = new TreeSet<>();
        before.forEach((owner, paths) -> {
            if (!owner.equals(applier)) {
                paths.stream().filter(changed::contains).forEach(path -> conflicts.add(owner + " " + path));
            }
        });
        if (!force && !conflicts.isEmpty()) {
            return conflicts;
        }
        Map<String, String> merged = new TreeMap<>(values);
        merged.putAll(stated);
        dropped(before, applier, stated.keySet())
                .forEach(path -> merged.keySet().removeIf(other -> isAtOrBelow(other, path)));
        take(before, applier, changed, merged);
        before.put(applier, new TreeSet<>(stated.keySet()));
        become(merged, before);
        return Set.of();
    }

    /**
     * Writes without apply: whoever does owns what they change, if the object is new or has managed fields.
     *
     * @param tracked whether it is or has
     */
    void update(JsonNode object, String manager, boolean tracked) {
        Map<String, String> written = fields(object);
        Map<String, Set<String>> after = new TreeMap<>(owners);
        if (tracked) {
            String updater = manager + " Update";
            Set<String> changed = new TreeSet<>(written.keySet());
            changed.removeIf(path -> written.get(path).equals(values.get(path)));
            take(after, updater, changed, written);
            Set<String> owned = new TreeSet<>(after.getOrDefault(updater, Set.of()));
            owned.addAll(changed);
            after.put(updater, owned);
        }
        become(written, after);
    }

    private Map<String, Set<String>> ownersBefore(boolean tracked) {
        Map<String, Set<String>> before = new TreeMap<>(owners);
        if (!tracked) {
            before.put(BEFORE_FIRST_APPLY, new TreeSet<>(values.keySet()));
        }
        return before;
    }

    /** What the applier stated last time and states no longer, unless others own it. */
    private static Set<String> dropped(Map<String, Set<String>> owners, String applier, Set<String> stated) {
        Set<String> dropped = new HashSet<>(owners.getOrDefault(applier, Set.of()));
        dropped.removeAll(stated);
        owners.forEach((owner, paths) -> {
            if (!owner.equals(applier)) {
                dropped.removeAll(paths);
            }
        });
        return dropped;
    }

    /** All but the writer lose what changed; everybody loses what is gone. */
    private static void take(
            Map<String, Set<String>> owners, String writer, Set<String> changed, Map<String, String> after) {
        owners.replaceAll((owner, paths) -> {
            Set<String> left = new TreeSet<>(paths);
            left.retainAll(after.keySet());
            if (!owner.equals(writer)) {
                left.removeAll(changed);
            }
            return left;
        });
    }

    private void become(Map<String, String> after, Map<String, Set<String>> ownersAfter) {
        values = after;
        owners.clear();
        ownersAfter.forEach((owner, paths) -> {
            if (!paths.isEmpty()) {
                owners.put(owner, paths);
            }
        });
    }

    private static boolean isAtOrBelow(String path, String other) {
        return path.equals(other) || path.startsWith(other + ".") || path.startsWith(other + "[");
    }
}
