package io.envtest.internal.controller.namespace;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Watchers;
import io.envtest.spi.component.ClusterComponent;
import io.envtest.spi.component.ComponentContext;
import io.envtest.view.core.v1.Namespace;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the namespaces again that every cluster has, when one was deleted. */
public final class SystemNamespaces implements ClusterComponent {

    private static final Set<String> NAMES = Set.of("kube-system", "kube-public", "default", "kube-node-lease");

    /** The real server looks once a minute. */
    private static final Duration DELAY = Duration.ofSeconds(30);

    private @Nullable ControllerSetup setup;

    @Override
    public String name() {
        return "system-namespaces";
    }

    @Override
    public void start(ComponentContext context) {
        ControllerSetup fresh =
                new ControllerSetup(name(), context, new Client(context.api("system:apiserver", "kube-apiserver")));
        synchronized (this) {
            setup = fresh;
        }
        Lister<Namespace> namespaces = fresh.lister(Resources.NAMESPACES);
        ReconcileLoop<String> loop = fresh.loop(name -> {
            if (namespaces.get("", name).isEmpty()) {
                create(fresh.client(), name);
            }
            return Result.DONE;
        });
        fresh.watch(Resources.NAMESPACES, Watchers.deleted(namespace -> {
            if (NAMES.contains(namespace.metadata().name())) {
                loop.addAfter(namespace.metadata().name(), DELAY);
            }
        }));
        fresh.begin();
    }

    private static void create(Client client, String name) {
        Namespace namespace = Client.empty(Resources.NAMESPACES, "");
        namespace.metadata().setName(name);
        client.create(Resources.NAMESPACES, namespace);
    }

    @Override
    public void close() {
        ControllerSetup running;
        synchronized (this) {
            running = setup;
            setup = null;
        }
        if (running != null) {
            running.close();
        }
    }
}
