package io.envtest.cel.library;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.OptionalValue;
import io.envtest.cel.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What the functions on lists do. */
final class Lists {

    private static final long LONGEST_RANGE = 1_000_000;

    private Lists() {}

    static Object slice(Object[] args) {
        ListValue list = (ListValue) args[0];
        long start = (Long) args[1];
        long end = (Long) args[2];
        String call = "cannot slice(" + start + ", " + end + "), ";
        if (start < 0 || end < 0) {
            return new CelError(call + "negative indexes not supported");
        }
        if (start > end) {
            return new CelError(call + "start index must be less than or equal to end index");
        }
        if (end > list.size()) {
            return new CelError(call + "list is length " + list.size());
        }
        return ListValue.of(list.subList((int) start, (int) end));
    }

    static Object flatten(Object[] args) {
        long depth = args.length > 1 ? (Long) args[1] : 1;
        if (depth < 0) {
            return new CelError("level must be non-negative");
        }
        List<Object> flat = new ArrayList<>();
        flatten((ListValue) args[0], depth, flat);
        return ListValue.of(flat);
    }

    private static void flatten(ListValue list, long depth, List<Object> into) {
        for (Object element : list) {
            if (element instanceof ListValue nested && depth > 0) {
                flatten(nested, depth - 1, into);
            } else {
                into.add(element);
            }
        }
    }

    static Object range(Object[] args) {
        long end = (Long) args[0];
        if (end > LONGEST_RANGE) {
            return new CelError("operation cancelled: actual cost limit exceeded");
        }
        return ListValue.of(LongStream.range(0, end).boxed().toList());
    }

    static Object reverse(Object[] args) {
        List<Object> reversed = new ArrayList<>((ListValue) args[0]);
        Collections.reverse(reversed);
        return ListValue.of(reversed);
    }

    static Object distinct(Object[] args) {
        List<Object> distinct = new ArrayList<>();
        ListValue known = ListValue.of(distinct);
        for (Object element : (ListValue) args[0]) {
            if (!known.includes(element)) {
                distinct.add(element);
            }
        }
        return ListValue.of(distinct);
    }

    static Object sort(Object[] args) {
        return sortByKeys(new Object[] {args[0], args[0]});
    }

    static Object sortByKeys(Object[] args) {
        ListValue list = (ListValue) args[0];
        ListValue keys = (ListValue) args[1];
        if (keys.size() != list.size()) {
            return new CelError(
                    "@sortByAssociatedKeys() expected a list of the same size as the associated keys list, but got "
                            + list.size() + " and " + keys.size() + " elements respectively");
        }
        for (Object key : keys) {
            if (!Values.typeOf(key).equals(Values.typeOf(keys.get(0)))) {
                return new CelError("list elements must have the same type");
            }
            if (Values.compare(key, key) instanceof CelError) {
                return new CelError("list elements must be comparable");
            }
        }
        Comparator<Integer> byKey =
                (a, b) -> Values.compare(keys.get(a), keys.get(b)) instanceof Long order ? order.intValue() : 0;
        return ListValue.of(IntStream.range(0, list.size())
                .boxed()
                .sorted(byKey)
                .map(list::get)
                .toList());
    }

    static Object insert(Object[] args) {
        return inserted((MapValue) args[0], args[1], args[2]);
    }

    static Object insertAll(Object[] args) {
        Object map = args[0];
        MapValue entries = (MapValue) args[1];
        for (Object key : entries.keys()) {
            Object value = entries.find(key);
            map = inserted((MapValue) map, key, value == null ? OptionalValue.NONE : value);
            if (map instanceof CelError) {
                return map;
            }
        }
        return map;
    }

    private static Object inserted(MapValue map, Object key, Object value) {
        if (map.find(key) != null) {
            return new CelError("insert failed: key " + Values.goString(key) + " already exists");
        }
        if (map instanceof MapValue.Insertable growing) {
            growing.insert(key, value);
            return map;
        }
        Map<Object, Object> copy = new LinkedHashMap<>();
        for (Object existing : map.keys()) {
            Object found = map.find(existing);
            if (found != null) {
                copy.put(existing, found);
            }
        }
        copy.put(key, value);
        return MapValue.of(copy);
    }
}
