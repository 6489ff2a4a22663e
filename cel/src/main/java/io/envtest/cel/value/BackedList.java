package io.envtest.cel.value;

import java.util.List;

/** A list whose elements stand in another. */
class BackedList extends ListValue {

    final List<?> elements;

    BackedList(List<?> elements) {
        this.elements = elements;
    }

    @Override
    public Object get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
