package io.envtest.internal.admission.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.view.meta.v1.StatusDetails;
import java.util.List;
import java.util.Optional;

/** Turns the status that a webhook gives of a refusal into what the client is told. Pure. */
final class Denial {

    private static final int LEAST_CODE = 400;

    private Denial() {}

    static ApiException by(Webhook webhook, Optional<ObjectNode> status) {
        io.envtest.view.meta.v1.Status said =
                io.envtest.view.meta.v1.Status.of(status.orElseGet(JsonNodeFactory.instance::objectNode));
        String words = "admission webhook \"" + webhook.name() + "\" denied the request";
        String why = said.message().isEmpty() ? said.reason() : said.message();
        return new ApiException(new Status(
                Math.max(said.code(), LEAST_CODE),
                said.reason(),
                words + (why.isEmpty() ? " without explanation" : ": " + why),
                details(said.details())));
    }

    private static Status.Details details(StatusDetails said) {
        if (!said.present()) {
            return Status.Details.NONE;
        }
        List<Status.Cause> causes = said.causes().stream()
                .map(cause -> new Status.Cause(cause.reason(), cause.message(), cause.field()))
                .toList();
        return new Status.Details(said.name(), said.group(), said.kind(), said.uid(), causes, said.retryAfterSeconds());
    }
}
