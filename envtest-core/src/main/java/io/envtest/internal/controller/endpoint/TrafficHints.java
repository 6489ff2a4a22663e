package io.envtest.internal.controller.endpoint;

import io.envtest.view.discovery.v1.Endpoint;
import java.util.Set;

/**
 * Says for whom an endpoint is meant, where a service's traffic should stay near.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution">Traffic
 *     distribution</a>
 */
final class TrafficHints {

    private static final String SAME_NODE = "PreferSameNode";
    private static final Set<String> NEAR = Set.of(SAME_NODE, "PreferSameZone", "PreferClose");

    private TrafficHints() {}

    /** Gives a ready endpoint the hints that a service's {@code trafficDistribution} asks for. */
    static void give(Endpoint endpoint, String distribution) {
        if (!NEAR.contains(distribution) || !endpoint.conditions().ready()) {
            return;
        }
        if (endpoint.hasZone()) {
            endpoint.hints().addForZones().setName(endpoint.zone());
        }
        if (distribution.equals(SAME_NODE) && endpoint.hasNodeName()) {
            endpoint.hints().addForNodes().setName(endpoint.nodeName());
        }
    }
}
