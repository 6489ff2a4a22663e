package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.apply.ManagedEntry.Who;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All entries of {@code metadata.managedFields} of one object while they are worked on. Not thread-safe. */
final class ManagedFields {

    /** Above this many updaters the oldest are collapsed. */
    static final int MAX_UPDATERS = 10;

    /** The manager that collapsed entries belong to. */
    static final String ANCIENT_CHANGES = "ancient-changes";

    private final Map<Who, ManagedEntry> entries = new LinkedHashMap<>();

    /** The managed fields of an object as it is stored. */
    static ManagedFields ofLive(@Nullable ObjectNode live) {
        ManagedFields managed = new ManagedFields();
        if (live != null) {
            for (JsonNode entry : list(live)) {
                managed.put(ManagedEntry.trusted(entry));
            }
        }
        return managed;
    }

    /**
     * The managed fields that count for a request: those the client sent, so that it can edit them, or those of the
     * stored object if the client sent none or none that can be read. A list of one empty entry clears them; so does an
     * empty list, unless it is a custom resource, where the server cannot tell it from none.
     */
    static ManagedFields ofRequest(@Nullable ObjectNode live, ObjectNode object, boolean builtIn) {
        JsonNode sent = list(object);
        if (sent.isArray() && (sent.isEmpty() ? builtIn : sent.size() == 1 && isEmptyEntry(sent.get(0)))) {
            return new ManagedFields();
        }
        if (sent.isEmpty() || !sent.isArray() || live != null && Values.same(sent, list(live))) {
            return ofLive(live);
        }
        ManagedFields managed = new ManagedFields();
        try {
            for (JsonNode entry : sent) {
                managed.put(ManagedEntry.checked(entry));
            }
        } catch (IllegalArgumentException unreadable) {
            return ofLive(live);
        }
        return managed;
    }

    private static boolean isEmptyEntry(JsonNode entry) {
        return entry.isObject() && entry.isEmpty();
    }

    static JsonNode list(ObjectNode object) {
        return object.path("metadata").path("managedFields");
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** All entries, in no particular order. */
    List<ManagedEntry> entries() {
        return new ArrayList<>(entries.values());
    }

    @Nullable
    ManagedEntry get(Who who) {
        return entries.get(who);
    }

    void put(ManagedEntry entry) {
        entries.put(entry.who(), entry);
    }

    void remove(Who who) {
        entries.remove(who);
    }

    /** Puts an entry, or takes it out if it owns nothing. */
    void putOrDrop(ManagedEntry entry) {
        if (entry.isEmpty()) {
            remove(entry.who());
        } else {
            put(entry);
        }
    }

    /** Merges the oldest updates into one entry for each version until there are no more than allowed. */
    void collapseOldUpdates() {
        if (entries.size() <= MAX_UPDATERS) {
            return;
        }
        List<ManagedEntry> updates = new ArrayList<>();
        for (ManagedEntry entry : entries.values()) {
            if (!entry.who().applies()) {
                updates.add(entry);
            }
        }
        int count = updates.size();
        if (count <= MAX_UPDATERS) {
            return;
        }
        updates.sort(ManagedEntry::byAge);
        Map<String, ManagedEntry> firstOfVersion = new LinkedHashMap<>();
        for (int i = 0; i < updates.size() && count > MAX_UPDATERS; i++) {
            ManagedEntry old = updates.get(i);
            ManagedEntry first = firstOfVersion.putIfAbsent(old.apiVersion(), old);
            if (first != null) {
                collapse(first, old);
                count--;
            }
        }
    }

    private void collapse(ManagedEntry first, ManagedEntry old) {
        Who ancient = new Who(ANCIENT_CHANGES, false, old.apiVersion(), "");
        ManagedEntry bucket = entries.get(ancient);
        FieldSet before = bucket == null ? first.fields() : bucket.fields();
        if (bucket == null) {
            remove(first.who());
        }
        remove(old.who());
        put(new ManagedEntry(ancient, old.apiVersion(), old.time(), FieldSet.union(before, old.fields())));
    }

    /** Writes the entries into an object, in order; no entries, no list. */
    void writeTo(ObjectNode object) {
        boolean hasMetadata = object.path("metadata").isObject();
        if (entries.isEmpty()) {
            if (hasMetadata) {
                ((ObjectNode) object.path("metadata")).remove("managedFields");
            }
            return;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode(entries.size());
        List<ManagedEntry> inOrder = entries();
        if (inOrder.size() > 1) {
            inOrder.sort(ManagedEntry::inOrder);
        }
        for (ManagedEntry entry : inOrder) {
            list.add(entry.write());
        }
        object.withObjectProperty("metadata").set("managedFields", list);
    }
}
