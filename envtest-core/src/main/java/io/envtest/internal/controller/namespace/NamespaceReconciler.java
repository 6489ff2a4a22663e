package io.envtest.internal.controller.namespace;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Namespace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one deleted namespace a step further. */
final class NamespaceReconciler {

    private static final String FINALIZER = "kubernetes";

    private final Client client;
    private final NamespaceContent content;
    private final NamespaceConditions conditions;
    private final DeletionTrigger trigger;

    NamespaceReconciler(Client client, ClusterClock clock, NamespaceContent content, DeletionTrigger trigger) {
        this.client = client;
        this.content = content;
        this.conditions = new NamespaceConditions(clock);
        this.trigger = trigger;
    }

    Result reconcile(String name) {
        Optional<Namespace> found = client.find(Resources.NAMESPACES, new ObjectKey("", name));
        if (found.isEmpty() || !Meta.deleting(found.get().metadata())) {
            trigger.forget(name);
            return Result.DONE;
        }
        Namespace namespace = found.get();
        if (!namespace.spec().finalizers().contains(FINALIZER)) {
            return Result.DONE;
        }
        Remains remains = content.delete(name);
        if (!remains.isEmpty()) {
            trigger.await(name, remains.resources());
        }
        if (conditions.update(namespace, remains)) {
            namespace = client.updateStatus(Resources.NAMESPACES, namespace);
        }
        if (remains.isEmpty()) {
            letGo(namespace);
            return Result.DONE;
        }
        return Result.after(Duration.ofSeconds(remains.estimateSeconds() / 2 + 1));
    }

    private void letGo(Namespace namespace) {
        String name = namespace.metadata().name();
        trigger.forget(name);
        List<String> finalizers = new ArrayList<>(namespace.spec().finalizers());
        finalizers.remove(FINALIZER);
        namespace.spec().setFinalizers(finalizers);
        try {
            client.api().updateSubresource(Resources.NAMESPACES.id(), "", name, "finalize", namespace.node());
        } catch (ApiException e) {
            if (e.status().code() != 404) {
                throw e;
            }
        }
    }
}
