package io.envtest.internal.controller.lease;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.coordination.v1.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the lease of the API server. A real one renews its every ten seconds; here, where nobody else can take its place,
 * it is renewed while a good part of its hour is left, so that an idle cluster stays idle.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/leases/#api-server-identity">API server identity</a>
 */
public final class ServerIdentity extends Controller {

    private static final Map<String, String> LABELS = Map.of("apiserver.kubernetes.io/identity", "kube-apiserver");
    private static final int SECONDS = 3600;
    private static final Duration PERIOD = Duration.ofMinutes(20);
    private static final int SUFFIX = 26;

    /** Makes the controller. */
    public ServerIdentity() {
        super("apiserver-identity", "system:apiserver", "kube-apiserver");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        String uuid = setup.context().random().uuid();
        ObjectKey key = new ObjectKey(
                "kube-system", "apiserver-" + uuid.replace("-", "").substring(0, SUFFIX));
        Runnable renewal = () -> renew(setup, key, uuid);
        setup.onStart(() -> setup.context().executor().execute(renewal));
        setup.repeat(PERIOD, renewal);
    }

    private static void renew(ControllerSetup setup, ObjectKey key, String uuid) {
        Optional<Lease> held = setup.client().find(Resources.LEASES, key);
        Lease lease = held.orElseGet(() -> Client.empty(Resources.LEASES, key.namespace()));
        lease.spec().setRenewTime(Timestamps.formatMicro(setup.clock().now()));
        if (held.isPresent()) {
            setup.client().update(Resources.LEASES, lease);
            return;
        }
        lease.metadata().setName(key.name()).setLabels(LABELS);
        lease.spec().setHolderIdentity(key.name() + "_" + uuid).setLeaseDurationSeconds(SECONDS);
        setup.client().create(Resources.LEASES, lease);
    }
}
