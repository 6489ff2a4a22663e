package io.envtest.cel.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list whose elements are told apart by key fields: order does not matter for equality, and adding replaces by key. */
final class KeyedList extends BackedList {

    private final List<String> keys;

    KeyedList(ListValue elements, List<String> keys) {
        super(elements);
        this.keys = keys;
    }

    @Override
    public boolean equalTo(ListValue other) {
        if (size() != other.size()) {
            return false;
        }
        for (Object element : elements) {
            int at = indexOfKey(other, element);
            if (at < 0 || !Values.equal(element, other.get(at))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ListValue plus(ListValue other) {
        List<Object> merged = new ArrayList<>(elements);
        for (Object element : other) {
            int at = indexOfKey(this, element);
            if (at < 0) {
                merged.add(element);
            } else {
                merged.set(at, element);
            }
        }
        return new KeyedList(ListValue.of(merged), keys);
    }

    private int indexOfKey(ListValue list, Object element) {
        for (int i = 0; i < list.size(); i++) {
            if (sameKey(list.get(i), element)) {
                return i;
            }
        }
        return -1;
    }

    private boolean sameKey(Object left, Object right) {
        if (!(left instanceof MapValue a && right instanceof MapValue b)) {
            return false;
        }
        for (String key : keys) {
            @Nullable Object mine = a.find(key);
            @Nullable Object theirs = b.find(key);
            if (mine == null || theirs == null ? mine != theirs : !Values.equal(mine, theirs)) {
                return false;
            }
        }
        return true;
    }
}
