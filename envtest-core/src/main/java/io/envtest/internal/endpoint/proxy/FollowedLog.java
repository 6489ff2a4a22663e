package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.component.ContainerAccess.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A log that is sent as it grows, until its container ends, the limit is reached or the client has gone. Thread-safe. */
final class FollowedLog {

    /** How late a line may come. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ContainerRun run;
    private final LogText text;
    private final ClusterExecutor executor;
    private final Answer.ByteSink sink;
    private int sent;
    private boolean stopped;

    FollowedLog(ContainerRun run, LogText text, ClusterExecutor executor, Answer.ByteSink sink) {
        this.run = run;
        this.text = text;
        this.executor = executor;
        this.sink = sink;
    }

    /** Sends what is there, and goes on with what comes. */
    synchronized void begin(Instant now) {
        ContainerRun.State state = run.look(false);
        sink.send(text.of(state.lines(), now));
        goOn(state);
    }

    /** Sends nothing more. */
    synchronized void stop() {
        stopped = true;
    }

    private synchronized void look() {
        if (stopped) {
            return;
        }
        ContainerRun.State state = run.look(false);
        List<Line> lines = state.lines();
        if (lines.size() > sent) {
            sink.send(text.bytes(lines.subList(sent, lines.size())));
        }
        goOn(state);
    }

    private void goOn(ContainerRun.State state) {
        sent = Math.max(sent, state.lines().size());
        if (state.goesOn() && !text.isFull()) {
            executor.schedule(this::look, PAUSE);
        } else {
            stopped = true;
            sink.end();
        }
    }
}
