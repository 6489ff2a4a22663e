package io.envtest.cel.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map, or an object with fields. Keys and values are CEL values. */
public abstract class MapValue {

    /** A map of these entries; they must not change any more. */
    public static MapValue of(Map<Object, Object> entries) {
        return new Fixed(entries);
    }

    /** How many entries. */
    public abstract int size();

    /** The value of a key, or null when there is none. */
    public abstract @Nullable Object find(Object key);

    /** The keys. */
    public abstract Iterable<Object> keys();

    /** Whether both have the same keys with equal values. */
    public boolean equalTo(MapValue other) {
        if (size() != other.size()) {
            return false;
        }
        for (Object key : keys()) {
            Object mine = find(key);
            Object theirs = other.find(key);
            if (mine == null || theirs == null || !Values.equal(mine, theirs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapValue map && equalTo(map);
    }

    @Override
    public int hashCode() {
        return size();
    }

    /** A map that grows in place; only loops make one, and only for themselves. */
    public interface Insertable {

        /** Adds an entry; false when the key is there already. */
        boolean insert(Object key, Object value);
    }

    private static final class Fixed extends MapValue {
        private final Map<Object, Object> entries;

        Fixed(Map<Object, Object> entries) {
            this.entries = entries;
        }

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public @Nullable Object find(Object key) {
            Object found = entries.get(key);
            return found == null && Numbers.isNumber(key) ? findNumber(key) : found;
        }

        /** Numbers of different types that are equal are the same key. */
        private @Nullable Object findNumber(Object key) {
            for (Map.Entry<Object, Object> entry : entries.entrySet()) {
                if (Values.equal(entry.getKey(), key)) {
                    return entry.getValue();
                }
            }
            return null;
        }

        @Override
        public Iterable<Object> keys() {
            return entries.keySet();
        }
    }
}
