package io.envtest.internal.endpoint.plain;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * {@code /metrics} and {@code /metrics/slis}: of what kube-apiserver measures, what means something here, counted when it
 * is asked for.
 *
 * @see <a href="https://kubernetes.io/docs/reference/instrumentation/metrics/">Metrics</a>
 */
public final class MetricsPaths implements PlainPath {

    private static final String ALL = "/metrics";
    private static final String HEALTH = "/metrics/slis";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8; escaping=underscores";
    private static final int MILLIS = 1000;

    private final HealthPaths health;
    private final Instant started;
    private final Supplier<List<Gauge>> gauges;

    /**
     * Measures on demand.
     *
     * @param health what is told of health
     * @param started when the server started
     * @param gauges what is measured of the rest of the server
     */
    public MetricsPaths(HealthPaths health, Instant started, Supplier<List<Gauge>> gauges) {
        this.health = health;
        this.started = started;
        this.gauges = gauges;
    }

    @Override
    public Optional<Answer> answer(ApiCall call) {
        return switch (call.request().path()) {
            case ALL -> Optional.of(text(gauges() + health() + start()));
            case HEALTH -> Optional.of(text(health() + start()));
            default -> Optional.empty();
        };
    }

    @Override
    public Collection<String> paths() {
        return List.of(ALL, HEALTH);
    }

    private Answer text(String text) {
        return new Answer.Raw(
                200,
                TEXT,
                Map.of("Process-Start-Time-Unix", List.of(Long.toString(started.getEpochSecond()))),
                text.getBytes(StandardCharsets.UTF_8));
    }

    static String head(String name, String type, String help) {
        return "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
    }

    private String gauges() {
        return gauges.get().stream().map(Gauge::text).collect(Collectors.joining());
    }

    private String health() {
        String name = "kubernetes_healthcheck";
        StringBuilder text = new StringBuilder(
                head(name, "gauge", "[STABLE] This metric records the result of a single healthcheck."));
        health.results()
                .forEach((check, types) -> types.forEach((type, good) -> text.append(name)
                        .append("{name=\"")
                        .append(check)
                        .append("\",type=\"")
                        .append(type)
                        .append("\"} ")
                        .append(good ? 1 : 0)
                        .append('\n')));
        return text.toString();
    }

    private String start() {
        String name = "process_start_time_seconds";
        return head(name, "gauge", "[ALPHA] Start time of the process since unix epoch in seconds.") + name + " "
                + (double) started.toEpochMilli() / MILLIS + "\n";
    }
}
