package io.envtest.internal.controller.gc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.gc.ObjectIdentity.OwnerRef;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.ResourceMapper;
import io.envtest.view.core.v1.ObjectReference;
import org.jspecify.annotations.Nullable;

/**
 * Deletes objects whose owners are gone, and carries out foreground and orphaning deletion.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/">Garbage collection</a>
 */
public final class GarbageCollector extends Controller {

    /** Makes the controller. */
    public GarbageCollector() {
        super("garbage-collector-controller", "generic-garbage-collector");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        QueueingListener listener = new QueueingListener(setup.events());
        Graph graph = new Graph(listener);
        ResourceMapper mapper = new ResourceMapper(setup.context().discovery());
        Orphaned orphaned = new Orphaned();
        OwnerCheck check = new OwnerCheck(setup.client().api(), mapper, orphaned);
        DeletionAttempt deletion =
                new DeletionAttempt(setup.client().api(), mapper, graph, check, listener::attemptToDelete);
        OrphanAttempt orphaning = new OrphanAttempt(setup.client().api(), mapper, graph, orphaned);
        listener.deletions = setup.loop(deletion::reconcile);
        listener.orphanings = setup.loop(orphaning::reconcile);
        new Monitors(setup, graph, deletion).watchServedResources();
    }

    /** Puts what the graph finds into the queues. */
    private static final class QueueingListener implements Graph.Listener {

        private final EventRecorder events;
        private @Nullable ReconcileLoop<String> deletions;
        private @Nullable ReconcileLoop<String> orphanings;

        QueueingListener(EventRecorder events) {
            this.events = events;
        }

        @Override
        public void attemptToDelete(String uid) {
            if (deletions != null) {
                deletions.add(uid);
            }
        }

        @Override
        public void attemptToOrphan(String uid) {
            if (orphanings != null) {
                orphanings.add(uid);
            }
        }

        @Override
        public void invalidNamespace(ObjectIdentity dependent, OwnerRef owner) {
            ObjectNode about = JsonNodeFactory.instance.objectNode();
            ObjectReference reference = ObjectReference.of(about).setKind(dependent.kind());
            if (!dependent.namespace().isEmpty()) {
                reference.setNamespace(dependent.namespace());
            }
            reference.setName(dependent.name()).setUid(dependent.uid()).setApiVersion(dependent.apiVersion());
            ObjectIdentity meant = ObjectIdentity.of(owner, dependent.namespace());
            events.record(
                    reference,
                    "Warning",
                    "OwnerRefInvalidNamespace",
                    "ownerRef " + meant + " does not exist in namespace \"" + dependent.namespace() + "\"");
        }
    }
}
