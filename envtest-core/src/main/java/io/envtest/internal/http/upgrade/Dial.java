package io.envtest.internal.http.upgrade;

import io.envtest.internal.endpoint.answer.PodListeners;
import io.envtest.internal.lookup.PodPorts;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import org.xnio.IoFuture;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;
import org.xnio.XnioWorker;

/** Connects to what listens in a pod, without a thread that waits for it. */
record Dial(XnioWorker worker, PodListeners listeners) {

    /** Connects a client to a port, or tells it why not. */
    Forwarding connect(int port, Forwarding.Client client) {
        Forwarding forwarding = new Forwarding(client);
        OptionalInt there = listeners.find(port);
        if (there.isEmpty()) {
            forwarding.failed(listeners.failure(port));
            return forwarding;
        }
        try {
            worker.openStreamConnection(
                            new InetSocketAddress(PodPorts.HOST, there.getAsInt()),
                            connection -> forwarding.connected(new Wire(connection)),
                            OptionMap.EMPTY)
                    .addNotifier((result, any) -> failed(result, forwarding, port), port);
        } catch (RejectedExecutionException e) {
            forwarding.failed(listeners.failure(port)); // the server ends
        }
        return forwarding;
    }

    private void failed(IoFuture<? extends StreamConnection> result, Forwarding forwarding, int port) {
        if (result.getStatus() == IoFuture.Status.FAILED || result.getStatus() == IoFuture.Status.CANCELLED) {
            forwarding.failed(listeners.failure(port));
        }
    }
}
