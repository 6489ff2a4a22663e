package io.envtest.internal.aggregation;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.meta.HostPort;
import io.envtest.internal.outbound.Destination;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.internal.outbound.OutboundException;
import io.envtest.internal.outbound.OutboundRequest;
import io.envtest.internal.outbound.OutboundResponse;
import io.envtest.internal.outbound.ServiceAddresses;
import io.envtest.internal.outbound.Trust;
import io.envtest.internal.pki.CertificateKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Talks to the servers behind APIServices. It shows them the certificate by which they know that whoever it names has
 * signed in here. Thread-safe.
 */
public final class RemoteServers {

    private static final Duration DOCUMENT_PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final ServiceAddresses addresses;
    private final OutboundClient client;
    private final Supplier<CertificateKey> identity;

    /**
     * Finds and calls servers.
     *
     * @param identity the certificate that is shown, asked for whenever a server is called
     */
    public RemoteServers(ServiceAddresses addresses, OutboundClient client, Supplier<CertificateKey> identity) {
        this.addresses = addresses;
        this.client = client;
        this.identity = identity;
    }

    /**
     * The server of a version as it is reached now.
     *
     * @throws OutboundException if its service leads nowhere
     */
    Destination find(RemoteVersion version) throws OutboundException {
        ServiceAddresses.Address address = addresses.resolve(version.namespace(), version.service(), version.port());
        String authorities = new String(Base64.getDecoder().decode(version.authorities()), StandardCharsets.UTF_8);
        String name = version.service() + "." + version.namespace() + ".svc";
        Trust trust = new Trust(authorities, name, version.insecure(), identity.get());
        return new Destination(address.host(), address.port(), HostPort.join(address.host(), address.port()), trust);
    }

    /** Sends a request. */
    OutboundResponse send(OutboundRequest request, Duration timeout) throws OutboundException {
        return client.send(request, timeout);
    }

    /** Asks for something in the name of a part of this server. */
    OutboundResponse get(Destination server, String path, Map<String, List<String>> headers, Duration timeout)
            throws OutboundException {
        return send(new OutboundRequest(server, "GET", path, headers, new byte[0]), timeout);
    }

    /** A JSON document; empty if the server has none there. */
    Optional<JsonNode> document(Destination server, String path, Map<String, List<String>> headers) throws IOException {
        try (OutboundResponse answer = get(server, path, headers, DOCUMENT_PATIENCE)) {
            return answer.status() == OK ? Optional.of(decode(answer.body().readAllBytes())) : Optional.empty();
        }
    }

    private static JsonNode decode(byte[] json) throws IOException {
        try {
            return GoJson.decode(json).value();
        } catch (GoJsonException e) {
            throw new IOException("the document is no JSON: " + e.getMessage(), e);
        }
    }
}
