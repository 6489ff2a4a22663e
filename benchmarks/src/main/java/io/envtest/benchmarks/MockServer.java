package io.envtest.benchmarks;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.util.HashMap;

/** The mock that comes with the fabric8 client, in its CRUD mode. */
final class MockServer implements Server {

    private final KubernetesMockServer mock = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);

    MockServer() {
        mock.start();
    }

    @Override
    public String name() {
        return "fabric8 mock";
    }

    @Override
    public int port() {
        return mock.getPort();
    }

    @Override
    public void close() {
        try {
            mock.destroy();
        } catch (IllegalStateException e) {
            // after many watches it waits for its own connections in vain; what was measured stays measured
            System.err.println("the mock did not close: " + e.getMessage());
        }
    }
}
