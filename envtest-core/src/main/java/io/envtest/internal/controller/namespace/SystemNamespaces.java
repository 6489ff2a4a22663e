package io.envtest.internal.controller.namespace;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Watchers;
import io.envtest.view.core.v1.Namespace;
import java.time.Duration;
import java.util.Set;

/** Makes the namespaces again that every cluster has, when one was deleted. */
public final class SystemNamespaces extends Controller {

    private static final Set<String> NAMES = Set.of("kube-system", "kube-public", "default", "kube-node-lease");

    /** The real server looks once a minute. */
    private static final Duration DELAY = Duration.ofSeconds(30);

    /** Makes the controller. */
    public SystemNamespaces() {
        super("system-namespaces", "system:apiserver", "kube-apiserver");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<Namespace> namespaces = setup.lister(Resources.NAMESPACES);
        ReconcileLoop<String> loop = setup.loop(name -> {
            if (namespaces.get("", name).isEmpty()) {
                create(setup.client(), name);
            }
            return Result.DONE;
        });
        setup.watch(Resources.NAMESPACES, Watchers.deleted(namespace -> {
            if (NAMES.contains(namespace.metadata().name())) {
                loop.addAfter(namespace.metadata().name(), DELAY);
            }
        }));
    }

    private static void create(Client client, String name) {
        Namespace namespace = Client.empty(Resources.NAMESPACES, "");
        namespace.metadata().setName(name);
        client.create(Resources.NAMESPACES, namespace);
    }
}
