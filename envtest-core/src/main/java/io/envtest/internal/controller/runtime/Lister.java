package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.spi.component.Informer;
import io.envtest.view.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads an informer's objects through views. The objects are shared: copy one with {@link #copy} before changing it.
 * Thread-safe.
 *
 * @param <T> view of the objects
 */
public final class Lister<T extends View> {

    private final Informer informer;
    private final Function<ObjectNode, T> view;

    /** Reads an informer of a resource. */
    public Lister(Informer informer, Resource<T> resource) {
        this.informer = informer;
        this.view = resource.view();
    }

    /** The object as last seen. */
    public Optional<T> get(ObjectKey key) {
        return informer.get(key).map(view);
    }

    /** The object as last seen. */
    public Optional<T> get(String namespace, String name) {
        return get(new ObjectKey(namespace, name));
    }

    /** Every object, in key order. */
    public List<T> list() {
        return views(informer.list());
    }

    /** Every object of a namespace, in key order. */
    public List<T> list(String namespace) {
        return views(informer.list(namespace));
    }

    /** Every object under a key of an index. */
    public List<T> byIndex(String index, String key) {
        return views(informer.byIndex(index, key));
    }

    /** A copy of an object that may be changed. */
    public T copy(T object) {
        return view.apply(object.node().deepCopy());
    }

    private List<T> views(Collection<ObjectNode> objects) {
        List<T> views = new ArrayList<>(objects.size());
        objects.forEach(object -> views.add(view.apply(object)));
        return views;
    }
}
