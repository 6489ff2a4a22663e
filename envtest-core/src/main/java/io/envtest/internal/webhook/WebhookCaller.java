package io.envtest.internal.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.outbound.BadTrustException;
import io.envtest.internal.outbound.Destination;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.internal.outbound.OutboundException;
import io.envtest.internal.outbound.OutboundRequest;
import io.envtest.internal.outbound.OutboundResponse;
import io.envtest.internal.outbound.ServiceAddresses;
import io.envtest.internal.outbound.Trust;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Posts reviews to webhooks and reads what they answer. Blocks until then. Thread-safe. */
public final class WebhookCaller {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final OutboundClient client;
    private final ServiceAddresses services;

    /** Connects by this client, to services where these are. */
    public WebhookCaller(OutboundClient client, ServiceAddresses services) {
        this.client = client;
        this.services = services;
    }

    /**
     * Posts a review.
     *
     * @param userAgent who says to ask
     * @param timeout for the whole call; the webhook is told, too
     * @return the answer, of the review's kind and version
     * @throws UnusableWebhookException if the target says nothing that could be called
     * @throws WebhookException if there is no answer, or none of that kind
     */
    public ObjectNode post(WebhookTarget target, String userAgent, Duration timeout, ObjectNode review)
            throws WebhookException {
        String path = target.path() + "?timeout=" + shown(timeout);
        String words = "Post \"https://" + target.authority() + path + "\": ";
        Map<String, List<String>> headers = Map.of(
                "User-Agent", List.of(userAgent),
                "Accept", List.of("application/json, */*"),
                "Content-Type", List.of("application/json"));
        byte[] body = GoJsonWriter.write(review);
        try (OutboundResponse answer =
                client.send(new OutboundRequest(destination(target), "POST", path, headers, body), timeout)) {
            return read(answer, review);
        } catch (BadTrustException e) {
            throw new UnusableWebhookException(String.valueOf(e.getMessage()), e);
        } catch (OutboundException e) {
            throw new WebhookException(words + e.getMessage(), e);
        }
    }

    /** Connects to a webhook ahead of the first call, for a second at most; what is wrong will be told by the call. */
    public void prepare(WebhookTarget target) {
        try {
            client.prepare(destination(target), PATIENCE);
        } catch (OutboundException e) {
            System.getLogger("io.envtest").log(System.Logger.Level.DEBUG, "a webhook cannot be called", e);
        }
    }

    private static ObjectNode read(OutboundResponse answer, ObjectNode review) throws WebhookException {
        byte[] content;
        try {
            content = answer.bytes();
        } catch (OutboundException e) {
            throw new WebhookException(
                    "unexpected error when reading response body. Please retry. Original error: " + e.getMessage(), e);
        }
        String type = answer.header("Content-Type");
        if (answer.status() < 200 || answer.status() > 206) {
            throw new WebhookException(HttpRefusals.message(answer.status(), type, content));
        }
        if (content.length == 0) {
            throw new WebhookException(
                    "0-length response with status code: " + answer.status() + " and content type: " + type);
        }
        return ReviewReader.read(content, review);
    }

    private Destination destination(WebhookTarget target) throws OutboundException {
        Trust trust = Trust.in(target.caBundle(), target.serverName());
        if (!target.isService()) {
            return new Destination(target.host(), target.port(), target.authority(), trust);
        }
        ServiceAddresses.Address address = services.resolve(target.namespace(), target.service(), target.port());
        return new Destination(address.host(), address.port(), target.authority(), trust);
    }

    /** As Go writes a duration of whole seconds. */
    private static String shown(Duration timeout) {
        long seconds = timeout.plusNanos(999_999_999).toSeconds();
        return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
    }
}
