package io.envtest.internal.controller.gc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.HashSet;
import java.util.Set;

/** Keeps the graph current by watching every resource whose objects can be deleted, as resources come. */
final class Monitors implements Watcher<PartialObjectMetadata> {

    private static final Set<String> IGNORED = Set.of("events");

    private final ControllerSetup setup;
    private final Graph graph;
    private final DeletionAttempt deletion;
    private final Set<GroupVersionResource> watched = new HashSet<>();

    Monitors(ControllerSetup setup, Graph graph, DeletionAttempt deletion) {
        this.setup = setup;
        this.graph = graph;
        this.deletion = deletion;
    }

    void watchServedResources() {
        watchNew();
        setup.context()
                .discovery()
                .onChange(() -> setup.context().executor().execute(() -> {
                    watchNew();
                    deletion.retryParked();
                }));
    }

    private synchronized void watchNew() {
        for (ServedResource served : setup.context().discovery().resources()) {
            boolean relevant = served.preferred()
                    && served.verbs().containsAll(Set.of("list", "watch", "delete"))
                    && !IGNORED.contains(served.resource().resource());
            if (relevant && watched.add(served.resource())) {
                setup.watchAny(served.resource(), this);
            }
        }
    }

    @Override
    public void added(PartialObjectMetadata object) {
        graph.observed(object.node());
    }

    @Override
    public void updated(PartialObjectMetadata before, PartialObjectMetadata now) {
        if (!Meta.of(before).uid().equals(Meta.of(now).uid())) {
            graph.removed(Meta.of(before).uid());
        }
        graph.observed(now.node());
    }

    @Override
    public void deleted(PartialObjectMetadata object) {
        graph.removed(uid(object.node()));
    }

    private static String uid(ObjectNode object) {
        return Meta.of(object).uid();
    }
}
