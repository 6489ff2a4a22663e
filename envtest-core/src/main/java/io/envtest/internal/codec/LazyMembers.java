package io.envtest.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of an object that is read with the first question about them. */
abstract class LazyMembers extends AbstractMap<String, JsonNode> {

    private volatile @Nullable ObjectNode read;

    /** Reads the object. */
    abstract ObjectNode tree();

    /** What was read, null if nobody asked yet. */
    final @Nullable ObjectNode read() {
        return read;
    }

    private ObjectNode members() {
        ObjectNode known = read;
        return known == null ? readOnce() : known;
    }

    private synchronized ObjectNode readOnce() {
        ObjectNode known = read;
        if (known == null) {
            known = tree();
            read = known;
        }
        return known;
    }

    @Override
    public boolean isEmpty() {
        return members().isEmpty();
    }

    @Override
    public final int size() {
        return members().size();
    }

    @Override
    public final boolean containsKey(@Nullable Object name) {
        return members().has(String.valueOf(name));
    }

    @Override
    public final @Nullable JsonNode get(@Nullable Object name) {
        return members().get(String.valueOf(name));
    }

    @Override
    public final @Nullable JsonNode put(String name, JsonNode value) {
        return members().replace(name, value);
    }

    @Override
    public final @Nullable JsonNode remove(@Nullable Object name) {
        return members().remove(String.valueOf(name));
    }

    @Override
    public final Set<Map.Entry<String, JsonNode>> entrySet() {
        return members().properties();
    }
}
