package io.envtest.cel.value;

import java.util.AbstractList;
import java.util.List;

/** A list. Elements are CEL values. */
public abstract class ListValue extends AbstractList<Object> {

    /** A list of these elements; they must not change any more. */
    public static ListValue of(List<?> elements) {
        return new BackedList(elements);
    }

    /** Whether both lists hold equal elements, by the rules of this list's type. */
    public boolean equalTo(ListValue other) {
        if (size() != other.size()) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            if (!Values.equal(get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Both lists, by the rules of this list's type. */
    public ListValue plus(ListValue other) {
        Object[] both = new Object[size() + other.size()];
        int at = 0;
        for (Object element : this) {
            both[at++] = element;
        }
        for (Object element : other) {
            both[at++] = element;
        }
        return of(List.of(both));
    }

    /** Whether an element equals the value. */
    public boolean includes(Object value) {
        for (int i = 0; i < size(); i++) {
            if (Values.equal(get(i), value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListValue list && equalTo(list);
    }

    @Override
    public int hashCode() {
        return size();
    }
}
