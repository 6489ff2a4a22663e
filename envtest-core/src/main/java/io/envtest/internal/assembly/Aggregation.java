package io.envtest.internal.assembly;

import io.envtest.internal.aggregation.AggregatedApi;
import io.envtest.internal.aggregation.AvailabilityController;
import io.envtest.internal.aggregation.RemoteDiscovery;
import io.envtest.internal.aggregation.RemoteServers;
import io.envtest.internal.aggregation.RemoteVersions;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.internal.outbound.ServiceAddresses;
import io.envtest.internal.pki.ClusterCertificates;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.internal.sim.Surroundings;

/**
 * What other servers serve through this one.
 *
 * @param versions their groups and versions
 * @param servers where they are
 * @param discovery their resources
 */
record Aggregation(RemoteVersions versions, RemoteServers servers, RemoteDiscovery discovery) {

    static Aggregation start(
            Store store,
            ObjectReader objects,
            ClusterCertificates certificates,
            Surroundings surroundings,
            Closing closing) {
        OutboundClient client = closing.add(new OutboundClient(surroundings.clock()));
        RemoteVersions versions = RemoteVersions.follow(objects);
        RemoteServers servers = new RemoteServers(new ServiceAddresses(objects), client, certificates::frontProxy);
        RemoteDiscovery discovery = new RemoteDiscovery(versions, servers);
        closing.add(new AvailabilityController(
                versions, servers, discovery, objects, store.resources(), store.registry(), surroundings));
        return new Aggregation(versions, servers, discovery);
    }

    /** This server with the others in front. */
    ApiHandler before(ApiHandler own) {
        return new AggregatedApi(versions, servers, own);
    }
}
