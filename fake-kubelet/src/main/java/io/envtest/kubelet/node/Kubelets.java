package io.envtest.kubelet.node;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each node's kubelet acts with: its own user and its own events. Thread-safe. */
public final class Kubelets {

    /** Field manager of kubelets. */
    public static final String MANAGER = "kubelet";

    private final ControllerSetup setup;
    private final Map<String, Kubelet> byNode = new ConcurrentHashMap<>();

    /**
     * One node's kubelet.
     *
     * @param client the API as {@code system:node:NAME}
     * @param events events from this node
     */
    public record Kubelet(Client client, EventRecorder events) {}

    /** Makes kubelets as they are asked for. */
    public Kubelets(ControllerSetup setup) {
        this.setup = setup;
    }

    /** The kubelet of a node. */
    public Kubelet of(String node) {
        return byNode.computeIfAbsent(node, this::create);
    }

    private Kubelet create(String node) {
        Client client = new Client(setup.context().api("system:node:" + node, MANAGER));
        EventRecorder events = new EventRecorder(setup.context(), client, MANAGER, node);
        setup.onClose(events::close);
        return new Kubelet(client, events);
    }
}
