package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.answer.RemoteCommand;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.component.ContainerAccess.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/** What a running container prints, from its start to its end, and a way to its standard input. */
final class AttachedContainer implements RemoteCommand {

    /** How late something printed may come. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ContainerRun run;
    private final ClusterExecutor executor;
    private final boolean terminal;

    /**
     * A run of a container.
     *
     * @param terminal whether it prints to a terminal
     */
    AttachedContainer(ContainerRun run, ClusterExecutor executor, boolean terminal) {
        this.run = run;
        this.executor = executor;
        this.terminal = terminal;
    }

    @Override
    public Session begin(Client client) {
        Talk talk = new Talk(client);
        talk.look(true);
        return talk;
    }

    /** Looks from time to time what is new. */
    private final class Talk implements Session {

        private final Client client;
        private int sent;
        private boolean over;

        private Talk(Client client) {
            this.client = client;
        }

        @Override
        public void input(byte[] bytes, boolean last) {
            run.write(bytes, last);
            look(false);
        }

        @Override
        public synchronized void gone() {
            over = true;
        }

        private synchronized void look(boolean again) {
            if (over) {
                return;
            }
            ContainerRun.State state = run.look(true);
            String text = state.lines().stream().map(Line::text).collect(Collectors.joining());
            if (text.length() > sent) {
                String more = text.substring(sent);
                sent = text.length();
                client.output((terminal ? more.replace("\n", "\r\n") : more).getBytes(StandardCharsets.UTF_8));
            }
            if (!state.goesOn()) {
                over = true;
                client.end(CommandEnds.of(0));
            } else if (again) {
                executor.schedule(() -> look(true), PAUSE);
            }
        }
    }
}
