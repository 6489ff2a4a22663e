package io.envtest.cel.value;

import java.util.ArrayList;
import java.util.List;

/** A list that is a set: order does not matter for equality, and adding keeps what is there already. */
final class SetList extends BackedList {

    SetList(ListValue elements) {
        super(elements);
    }

    @Override
    public boolean equalTo(ListValue other) {
        if (size() != other.size()) {
            return false;
        }
        for (Object element : elements) {
            if (!other.includes(element)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ListValue plus(ListValue other) {
        List<Object> union = new ArrayList<>(elements);
        for (Object element : other) {
            if (!includes(element)) {
                union.add(element);
            }
        }
        return new SetList(ListValue.of(union));
    }
}
