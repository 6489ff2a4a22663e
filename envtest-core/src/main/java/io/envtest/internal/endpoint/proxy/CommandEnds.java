package io.envtest.internal.endpoint.proxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.endpoint.answer.CommandEnd;
import io.envtest.view.meta.v1.Status;
import java.nio.charset.StandardCharsets;

/** How commands end, in the words of a kubelet. */
final class CommandEnds {

    private CommandEnds() {}

    /** The end of a command with an exit code. */
    static CommandEnd of(int exitCode) {
        Status status = Status.of(JsonNodeFactory.instance.objectNode());
        status.metadata().materialize();
        if (exitCode == 0) {
            return end(status.setStatus("Success"), "");
        }
        String failure = "command terminated with non-zero exit code: exit status " + exitCode;
        status.setStatus("Failure").setMessage(failure).setReason("NonZeroExitCode");
        status.details().addCauses().setReason("ExitCode").setMessage(String.valueOf(exitCode));
        return end(status, failure);
    }

    private static CommandEnd end(Status status, String failure) {
        return new CommandEnd(status.node().toString().getBytes(StandardCharsets.UTF_8), failure);
    }
}
