package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.answer.RemoteCommand;
import io.envtest.spi.component.ContainerAccess.Command;
import io.envtest.spi.component.ContainerAccess.Progress;
import java.nio.charset.StandardCharsets;

/** A command that was started for one client. */
record ExecutedCommand(Command command) implements RemoteCommand {

    @Override
    public Session begin(Client client) {
        Talk talk = new Talk(command, client);
        talk.input(new byte[0], false);
        return talk;
    }

    /** Ends with the command. */
    private static final class Talk implements Session {

        private final Command command;
        private final Client client;
        private boolean over;

        private Talk(Command command, Client client) {
            this.command = command;
            this.client = client;
        }

        @Override
        public synchronized void input(byte[] bytes, boolean last) {
            if (over) {
                return;
            }
            Progress progress = command.go(bytes, last);
            if (!progress.output().isEmpty()) {
                client.output(progress.output().getBytes(StandardCharsets.ISO_8859_1));
            }
            if (!progress.errors().isEmpty()) {
                client.errors(progress.errors().getBytes(StandardCharsets.ISO_8859_1));
            }
            progress.exitCode().ifPresent(code -> {
                over = true;
                client.end(CommandEnds.of(code));
            });
        }

        @Override
        public synchronized void gone() {
            over = true;
        }
    }
}
