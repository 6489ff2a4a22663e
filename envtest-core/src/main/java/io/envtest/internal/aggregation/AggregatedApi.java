package io.envtest.internal.aggregation;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.RelayedAnswer;
import io.envtest.internal.outbound.Destination;
import io.envtest.internal.outbound.OutboundException;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.filter.ApiHandler;
import java.time.Duration;
import java.util.Optional;

/** Passes on what is asked of other servers; everything else is asked of this one. Thread-safe. */
public final class AggregatedApi implements ApiHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DOCUMENTS = "/openapi/v3";

    private final RemoteVersions versions;
    private final RemoteServers servers;
    private final ApiHandler own;

    /**
     * Stands in front of this server.
     *
     * @param own answers what no other server is asked
     */
    public AggregatedApi(RemoteVersions versions, RemoteServers servers, ApiHandler own) {
        this.versions = versions;
        this.servers = servers;
        this.own = own;
    }

    @Override
    public Answer handle(ApiCall call) {
        String path = call.request().path();
        // of a server that does not answer there is no document, so that this one says it knows none
        Optional<RemoteVersion> version = path.startsWith(DOCUMENTS)
                ? versions.serving(path.substring(DOCUMENTS.length())).filter(RemoteVersion::available)
                : versions.serving(path);
        return version.isEmpty() ? own.handle(call) : new Answer.Relayed(() -> ask(call, version.get()));
    }

    private RelayedAnswer ask(ApiCall call, RemoteVersion version) {
        if (!version.available()) {
            return RemoteAnswers.unavailable();
        }
        Destination server;
        try {
            server = servers.find(version);
        } catch (OutboundException e) {
            return RemoteAnswers.unavailable();
        }
        try {
            return RemoteAnswers.of(servers.send(ProxiedRequest.of(call, server), PATIENCE));
        } catch (OutboundException e) {
            return RemoteAnswers.unreachable(e);
        }
    }
}
