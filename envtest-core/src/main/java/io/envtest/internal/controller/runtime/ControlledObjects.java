package io.envtest.internal.controller.runtime;

import io.envtest.spi.component.Informer;
import io.envtest.view.View;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;

/**
 * Finds the objects of a resource by who controls them, without looking at all of them. Thread-safe.
 *
 * @param <T> view of the objects
 */
public final class ControlledObjects<T extends View> {

    private static final String INDEX = "controller";

    private final Lister<T> lister;

    ControlledObjects(Informer informer, Resource<T> resource) {
        informer.addIndex(INDEX, object -> ControllerRefs.indexKeys(Meta.of(object)));
        this.lister = new Lister<>(informer, resource);
    }

    /** All objects of the controller's namespace that it controls. */
    public List<T> of(ObjectMeta controller) {
        List<T> controlled = lister.byIndex(INDEX, controller.uid());
        controlled.removeIf(object -> !Meta.of(object).namespace().equals(controller.namespace()));
        return controlled;
    }

    /** All objects of a namespace that nobody controls. */
    public List<T> orphans(String namespace) {
        return lister.byIndex(INDEX, "orphan/" + namespace);
    }
}
