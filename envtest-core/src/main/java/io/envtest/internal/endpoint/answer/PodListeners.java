package io.envtest.internal.endpoint.answer;

import java.util.OptionalInt;

/** What listens in a pod, to be connected to. Thread-safe. */
public interface PodListeners {

    /**
     * Where a port of the pod is reached.
     *
     * @param port port in the pod
     * @return port on 127.0.0.1; empty if nothing listens
     */
    OptionalInt find(int port);

    /** What the node's agent says about a port that cannot be connected to. */
    String failure(int port);
}
