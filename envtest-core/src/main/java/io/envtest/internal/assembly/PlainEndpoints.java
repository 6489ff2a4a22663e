package io.envtest.internal.assembly;

import io.envtest.internal.endpoint.discovery.DiscoveryEndpoint;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.openapi.OpenApiPath;
import io.envtest.internal.endpoint.plain.Gauge;
import io.envtest.internal.endpoint.plain.HealthPaths;
import io.envtest.internal.endpoint.plain.IssuerPaths;
import io.envtest.internal.endpoint.plain.MetricsPaths;
import io.envtest.internal.endpoint.plain.PlainPath;
import io.envtest.internal.endpoint.plain.PlainPaths;
import io.envtest.internal.endpoint.plain.StatusPaths;
import io.envtest.internal.endpoint.plain.VersionPath;
import io.envtest.internal.flowcontrol.FlowSchemas;
import io.envtest.internal.flowcontrol.SeatLimits;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.time.ClusterClock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** What is served beside resources. */
final class PlainEndpoints {

    private PlainEndpoints() {}

    static PlainPaths of(
            ClusterSettings settings,
            ClusterClock clock,
            Store store,
            ObjectReader objects,
            BodyFormats formats,
            AccessControl access,
            Aggregation aggregation,
            FlowSchemas flows,
            Supplier<String> url) {
        HealthPaths health = new HealthPaths(() -> true, () -> true);
        List<PlainPath> paths = List.of(
                new DiscoveryEndpoint(store.registry(), aggregation.discovery(), formats),
                health,
                new OpenApiPath(
                        store.registry(),
                        aggregation.specifications(),
                        BuiltInTypes.catalogue(),
                        ApiServer.VERSION,
                        clock),
                new IssuerPaths(access.accounts().key(), access.accounts().issuer(), url),
                new MetricsPaths(health, clock.now(), () -> gauges(store, objects, flows)),
                new StatusPaths(ApiServer.VERSION, clock, flags(settings, access)),
                new VersionPath(ApiServer.VERSION));
        return new PlainPaths(paths);
    }

    private static List<Gauge> gauges(Store store, ObjectReader objects, FlowSchemas flows) {
        Map<String, SeatLimits> seats = flows.seats();
        String tail = " number of execution seats available to each priority level";
        return List.of(
                seats("lower", "[ALPHA] Configured lower bound on" + tail, seats, SeatLimits::lower),
                seats(
                        "nominal",
                        "[BETA] Nominal number of execution seats configured for each priority level",
                        seats,
                        SeatLimits::nominal),
                seats("upper", "[ALPHA] Configured upper bound on" + tail, seats, SeatLimits::upper),
                new Gauge(
                        "apiserver_storage_objects",
                        "[STABLE] Number of stored objects at the time of last check split by kind.",
                        "resource",
                        counts(store, objects)));
    }

    private static Gauge seats(
            String which, String help, Map<String, SeatLimits> seats, ToLongFunction<SeatLimits> limit) {
        Map<String, Long> values = new TreeMap<>();
        seats.forEach((level, limits) -> values.put(level, limit.applyAsLong(limits)));
        return new Gauge("apiserver_flowcontrol_" + which + "_limit_seats", help, "priority_level", values);
    }

    private static Map<String, Long> counts(Store store, ObjectReader objects) {
        Map<String, Long> counts = new TreeMap<>();
        for (ResourceDefinition definition : store.registry().all()) {
            counts.computeIfAbsent(definition.resource().groupResource(), name ->
                    (long) objects.list(definition.resource(), "").size());
        }
        return counts;
    }

    private static Map<String, String> flags(ClusterSettings settings, AccessControl access) {
        return Map.of(
                "bind-address",
                settings.host(),
                "secure-port",
                Integer.toString(settings.port()),
                "authorization-mode",
                "[Node,RBAC]",
                "service-account-issuer",
                "[" + access.accounts().issuer() + "]",
                "disable-admission-plugins",
                "[" + String.join(",", settings.withoutAdmission()) + "]",
                "feature-gates",
                settings.enabled().features().given(),
                "runtime-config",
                settings.enabled().versions().given());
    }
}
