package io.envtest.internal.controller.namespace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.spi.component.ComponentContext;
import io.envtest.spi.component.Informer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Calls when an object goes from a namespace that waits for it, so that nobody has to ask again and again. Watches only
 * resources that some namespace has had to wait for. Thread-safe.
 */
final class DeletionTrigger implements Informer.Handler {

    private final ComponentContext context;
    private final Set<GroupVersionResource> watched = ConcurrentHashMap.newKeySet();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private volatile Consumer<String> listener = namespace -> {};

    DeletionTrigger(ComponentContext context) {
        this.context = context;
    }

    void onDeletion(Consumer<String> newListener) {
        listener = newListener;
    }

    /** A namespace waits for objects of these resources. */
    void await(String namespace, Set<GroupVersionResource> resources) {
        waiting.add(namespace);
        for (GroupVersionResource resource : resources) {
            if (watched.add(resource)) {
                context.informer(resource).addHandler(this);
            }
        }
    }

    /** A namespace waits no longer. */
    void forget(String namespace) {
        waiting.remove(namespace);
    }

    @Override
    public void added(ObjectNode object) {}

    @Override
    public void updated(ObjectNode before, ObjectNode now) {}

    @Override
    public void deleted(ObjectNode object) {
        String namespace = Meta.of(object).namespace();
        if (waiting.contains(namespace)) {
            listener.accept(namespace);
        }
    }
}
