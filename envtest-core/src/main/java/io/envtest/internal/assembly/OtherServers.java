package io.envtest.internal.assembly;

import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.pki.ClusterCertificates;
import io.envtest.internal.sim.Surroundings;

/**
 * The servers that this one asks while it answers.
 *
 * @param aggregation those that serve groups of their own
 * @param webhooks those that admit and convert objects
 */
record OtherServers(Aggregation aggregation, Webhooks webhooks) {

    static OtherServers start(
            Store store,
            ObjectReader objects,
            ClusterCertificates certificates,
            Surroundings surroundings,
            Webhooks webhooks,
            Closing closing) {
        return new OtherServers(Aggregation.start(store, objects, certificates, surroundings, closing), webhooks);
    }
}
