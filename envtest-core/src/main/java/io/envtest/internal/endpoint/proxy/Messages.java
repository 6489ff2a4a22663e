package io.envtest.internal.endpoint.proxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.spi.component.ContainerAccess.Outcome;
import io.envtest.view.meta.v1.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a command did, in the words of Kubernetes' protocols over WebSockets: the first byte of a message says which stream it
 * belongs to.
 */
final class Messages {

    /** A stream as it is. */
    static final String BINARY = "binary.k8s.io";

    private static final String FIRST = "channel.k8s.io";
    private static final Set<String> PROTOCOLS = Set.of(FIRST, "v4.channel.k8s.io", "v5.channel.k8s.io");
    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;
    private static final int STATUS = 3;

    private Messages() {}

    static boolean areWanted(ResourceRequest request) {
        return request.request().header("Upgrade").equalsIgnoreCase("websocket");
    }

    static Set<String> protocols() {
        return PROTOCOLS;
    }

    /** The messages of an outcome; an empty one first, which tells that the command was started. */
    static List<byte[]> of(Outcome outcome, String protocol) {
        List<byte[]> messages = new ArrayList<>();
        messages.add(message(OUTPUT, ""));
        if (!outcome.output().isEmpty()) {
            messages.add(message(OUTPUT, outcome.output()));
        }
        if (!outcome.errors().isEmpty()) {
            messages.add(message(ERRORS, outcome.errors()));
        }
        boolean plain = protocol.isEmpty() || protocol.equals(FIRST);
        if (!plain) {
            messages.add(message(STATUS, status(outcome.exitCode()).node().toString()));
        } else if (outcome.exitCode() != 0) {
            messages.add(message(STATUS, failure(outcome.exitCode())));
        }
        return messages;
    }

    private static Status status(int exitCode) {
        Status status = Status.of(JsonNodeFactory.instance.objectNode());
        status.metadata().materialize();
        if (exitCode == 0) {
            return status.setStatus("Success");
        }
        status.setStatus("Failure").setMessage(failure(exitCode)).setReason("NonZeroExitCode");
        status.details().addCauses().setReason("ExitCode").setMessage(String.valueOf(exitCode));
        return status;
    }

    private static String failure(int exitCode) {
        return "command terminated with non-zero exit code: exit status " + exitCode;
    }

    private static byte[] message(int stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[bytes.length + 1];
        message[0] = (byte) stream;
        System.arraycopy(bytes, 0, message, 1, bytes.length);
        return message;
    }
}
