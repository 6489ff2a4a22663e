package io.envtest.view;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Consumer;

/** The elements of a list of structs; a view is made when an element is asked for. */
final class ViewList<T extends View> extends AbstractList<T> implements RandomAccess {
    private final View parent;
    private final String field;
    private final T factory;
    private final int size;

    ViewList(View parent, String field, T factory, int size) {
        this.parent = parent;
        this.field = field;
        this.factory = factory;
        this.size = size;
    }

    @Override
    @SuppressWarnings("unchecked") // a view makes views of its own class
    public T get(int index) {
        Objects.checkIndex(index, size);
        return (T) factory.at(new Place(parent, field, index, null));
    }

    @Override
    public void forEach(Consumer<? super T> action) {
        for (int i = 0; i < size; i++) {
            action.accept(get(i));
        }
    }

    @Override
    public int size() {
        return size;
    }
}
