package io.envtest.internal.endpoint.plain;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import io.envtest.time.ClusterClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code /statusz} and {@code /flagz}, for people who look at a server: since when it runs, and with which settings.
 *
 * @see <a href="https://kubernetes.io/docs/reference/instrumentation/zpages/">z-pages</a>
 */
public final class StatusPaths implements PlainPath {

    private static final String STATUS = "/statusz";
    private static final String FLAGS = "/flagz";
    private static final String NOTE = """

            apiserver %s
            Warning: This endpoint is not meant to be machine parseable, has no formatting compatibility guarantees and\
             is for debugging purposes only.
            """;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH);

    private final String version;
    private final ClusterClock clock;
    private final Instant started;
    private final Map<String, String> flags;

    /**
     * Tells of a server that starts now.
     *
     * @param version the server's version, {@code 1.36.3}
     * @param flags values by the names that kube-apiserver gives its flags
     */
    public StatusPaths(String version, ClusterClock clock, Map<String, String> flags) {
        this.version = version;
        this.clock = clock;
        this.started = clock.now();
        this.flags = new TreeMap<>(flags);
    }

    @Override
    public Optional<Answer> answer(ApiCall call) {
        return switch (call.request().path()) {
            case STATUS -> Optional.of(text(NOTE.formatted("statusz") + status()));
            case FLAGS -> Optional.of(text(NOTE.formatted("flagz") + flags()));
            default -> Optional.empty();
        };
    }

    @Override
    public Collection<String> paths() {
        return List.of(FLAGS, STATUS);
    }

    private String status() {
        Duration up = Duration.between(started, clock.now());
        return "\nStarted= " + DATE.format(started.atOffset(ZoneOffset.UTC))
                + "\nUp= %d hr %02d min %02d sec".formatted(up.toHours(), up.toMinutesPart(), up.toSecondsPart())
                + "\nJava version= " + Runtime.version()
                + "\nBinary version= " + version
                + "\nEmulation version= " + version.substring(0, version.lastIndexOf('.'))
                + "\nPaths= /flagz /healthz /livez /metrics /readyz /statusz /version\n";
    }

    private String flags() {
        StringBuilder text = new StringBuilder();
        flags.forEach(
                (name, value) -> text.append(name).append(' ').append(value).append('\n'));
        return text.toString();
    }

    private static Answer text(String text) {
        return Answer.Raw.of(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
