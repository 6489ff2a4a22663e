package io.envtest.kubelet.node;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.coordination.v1.Lease;
import io.envtest.view.core.v1.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Renews the lease of each node every ten seconds. Thread-safe. */
final class LeaseKeeper {

    static final String NAMESPACE = "kube-node-lease";

    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final int DURATION_SECONDS = 40;

    private final ClusterClock clock;
    private final Kubelets kubelets;
    private final Map<ObjectKey, Lease> written = new ConcurrentHashMap<>();

    LeaseKeeper(ClusterClock clock, Kubelets kubelets) {
        this.clock = clock;
        this.kubelets = kubelets;
    }

    /** Renews the lease if it is time; says when it will be. */
    Duration renew(ObjectKey key, Node node) {
        Lease last = written.get(key);
        Instant renewed = last == null
                ? Instant.EPOCH
                : Timestamps.parse(last.spec().renewTime()).orElse(Instant.EPOCH);
        Duration left = Duration.between(clock.now(), renewed.plus(PERIOD));
        if (!left.isNegative() && !left.isZero()) {
            return left;
        }
        Client client = kubelets.of(key.name()).client();
        try {
            written.put(key, last == null ? obtain(client, key, node) : update(client, last));
        } catch (ApiException e) {
            written.remove(key); // changed or deleted by somebody else: read it again
            if (e.status().code() != 404 && e.status().code() != 409) {
                throw e;
            }
            return Duration.ofSeconds(1);
        }
        return PERIOD;
    }

    /** The node is gone. */
    void forget(ObjectKey key) {
        written.remove(key);
    }

    private Lease obtain(Client client, ObjectKey key, Node node) {
        Optional<Lease> found = client.find(Resources.LEASES, key);
        if (found.isPresent()) {
            return update(client, found.get());
        }
        Lease lease = Client.empty(Resources.LEASES, key.namespace());
        lease.metadata().setName(key.name());
        ControllerRefs.fill(lease.metadata().addOwnerReferences(), Resources.NODES, node.metadata());
        return client.create(Resources.LEASES, stamp(lease));
    }

    private Lease update(Client client, Lease lease) {
        return client.update(Resources.LEASES, stamp(lease));
    }

    private Lease stamp(Lease lease) {
        lease.spec().setHolderIdentity(lease.metadata().name()).setLeaseDurationSeconds(DURATION_SECONDS);
        lease.spec().setRenewTime(Timestamps.formatMicro(clock.now()));
        return lease;
    }
}
