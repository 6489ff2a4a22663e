package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.spi.component.Informer;
import io.envtest.view.View;
import java.util.function.Function;

/** Hands an informer's changes to a watcher until it is closed, and says when the first list is through. */
final class WatcherHandler<T extends View> implements Informer.Handler {

    private final Function<ObjectNode, T> view;
    private final Watcher<T> watcher;
    private final Runnable onSynced;
    private volatile boolean closed;

    WatcherHandler(Function<ObjectNode, T> view, Watcher<T> watcher, Runnable onSynced) {
        this.view = view;
        this.watcher = watcher;
        this.onSynced = onSynced;
    }

    @Override
    public void added(ObjectNode object) {
        if (!closed) {
            watcher.added(view.apply(object));
        }
    }

    @Override
    public void updated(ObjectNode before, ObjectNode now) {
        if (!closed) {
            watcher.updated(view.apply(before), view.apply(now));
        }
    }

    @Override
    public void deleted(ObjectNode object) {
        if (!closed) {
            watcher.deleted(view.apply(object));
        }
    }

    @Override
    public void synced() {
        onSynced.run();
    }

    void close() {
        closed = true;
    }
}
