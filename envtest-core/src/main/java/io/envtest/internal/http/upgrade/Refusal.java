package io.envtest.internal.http.upgrade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.endpoint.answer.CommandEnd;
import io.envtest.view.meta.v1.Status;
import java.nio.charset.StandardCharsets;

/** Why a talk that was begun leads nowhere. */
final class Refusal {

    private static final int INTERNAL = 500;

    private Refusal() {}

    static CommandEnd of(String why) {
        Status status = Status.of(JsonNodeFactory.instance.objectNode());
        status.metadata().materialize();
        String message = "Internal error occurred: " + why;
        status.setStatus("Failure").setMessage(message).setReason("InternalError");
        status.details().addCauses().setMessage(why);
        status.setCode(INTERNAL);
        return new CommandEnd(status.node().toString().getBytes(StandardCharsets.UTF_8), message);
    }
}
