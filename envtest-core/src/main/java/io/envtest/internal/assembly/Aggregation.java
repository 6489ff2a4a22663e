package io.envtest.internal.assembly;

import io.envtest.internal.aggregation.AggregatedApi;
import io.envtest.internal.aggregation.AvailabilityController;
import io.envtest.internal.aggregation.AvailabilityStatus;
import io.envtest.internal.aggregation.RemoteDiscovery;
import io.envtest.internal.aggregation.RemoteServers;
import io.envtest.internal.aggregation.RemoteSpecifications;
import io.envtest.internal.aggregation.RemoteVersions;
import io.envtest.internal.aggregation.ServerCheck;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.internal.sim.Surroundings;

/**
 * What other servers serve through this one.
 *
 * @param versions their groups and versions
 * @param servers where they are
 * @param discovery their resources
 * @param specifications their OpenAPI documents
 */
record Aggregation(
        RemoteVersions versions,
        RemoteServers servers,
        RemoteDiscovery discovery,
        RemoteSpecifications specifications) {

    static Aggregation start(
            Store store, ObjectReader objects, RemoteServers servers, Surroundings surroundings, Closing closing) {
        RemoteVersions versions = RemoteVersions.follow(objects);
        RemoteDiscovery discovery = new RemoteDiscovery(versions, servers);
        RemoteSpecifications specifications = new RemoteSpecifications(versions, servers);
        AvailabilityStatus status = new AvailabilityStatus(store.resources(), store.registry(), surroundings.clock());
        closing.add(new AvailabilityController(
                versions,
                new ServerCheck(servers, objects, discovery, specifications),
                status,
                objects,
                surroundings.executor()));
        return new Aggregation(versions, servers, discovery, specifications);
    }

    /** This server with the others in front. */
    ApiHandler before(ApiHandler own) {
        return new AggregatedApi(versions, servers, own);
    }
}
