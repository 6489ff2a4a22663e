package io.envtest.kubelet;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.kubelet.node.Kubelets;
import io.envtest.kubelet.node.NodeAgent;
import io.envtest.kubelet.pod.PodAgent;
import io.envtest.spi.component.ClusterComponent;
import io.envtest.spi.component.ComponentContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays the kubelets of all nodes: of those the cluster was asked to have, which it registers, and of every other Node that
 * somebody creates through the API.
 */
final class FakeKubelet implements ClusterComponent {

    private final List<String> nodes;
    private @Nullable ControllerSetup running;

    FakeKubelet(List<String> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    @Override
    public String name() {
        return "fake-kubelet";
    }

    @Override
    public void start(ComponentContext context) {
        Client unused = new Client(context.api("system:anonymous", Kubelets.MANAGER)); // each node acts for itself
        ControllerSetup setup = new ControllerSetup(name(), context, unused);
        synchronized (this) {
            running = setup;
        }
        Kubelets kubelets = new Kubelets(setup);
        new NodeAgent(setup, kubelets, nodes).start();
        new PodAgent(setup, kubelets).start();
        setup.begin();
    }

    @Override
    public void close() {
        ControllerSetup setup;
        synchronized (this) {
            setup = running;
            running = null;
        }
        if (setup != null) {
            setup.close();
        }
    }
}
