package io.envtest.cel.eval;

import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and maps that a loop collects into grow in place, because copying them at every step would take too long. */
final class Growing {

    private Growing() {}

    /** The first value of a collecting variable: an empty list or map becomes one that can grow. */
    static Object startingFrom(Object init) {
        if (init instanceof ListValue list && list.isEmpty()) {
            return new GrowingList();
        }
        return init instanceof MapValue map && map.size() == 0 ? new GrowingMap() : init;
    }

    /** The value for the world outside of the loop, where nothing grows. */
    static Object finished(Object value) {
        if (value instanceof GrowingList list) {
            return ListValue.of(list.elements);
        }
        return value instanceof GrowingMap map ? MapValue.of(map.entries) : value;
    }

    private static final class GrowingList extends ListValue {
        private final List<Object> elements = new ArrayList<>();

        @Override
        public Object get(int index) {
            return elements.get(index);
        }

        @Override
        public int size() {
            return elements.size();
        }

        @Override
        public ListValue plus(ListValue other) {
            elements.addAll(other);
            return this;
        }
    }

    private static final class GrowingMap extends MapValue implements MapValue.Insertable {
        private final Map<Object, Object> entries = new LinkedHashMap<>();

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public @Nullable Object find(Object key) {
            return entries.get(key);
        }

        @Override
        public Iterable<Object> keys() {
            return entries.keySet();
        }

        @Override
        public boolean insert(Object key, Object value) {
            return entries.putIfAbsent(key, value) == null;
        }
    }
}
