package io.envtest.internal.aggregation;

import io.envtest.internal.outbound.Destination;
import io.envtest.internal.outbound.OutboundException;
import io.envtest.internal.outbound.OutboundResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks a server for its resources, only to see whether it answers. */
record DiscoveryCheck(RemoteServers servers) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Map<String, List<String>> HEADERS = Map.of(
            "X-Remote-User", List.of("system:kube-aggregator"),
            "X-Remote-Group", List.of("system:masters"));
    private static final int ATTEMPTS = 5;
    private static final String TIMEOUT = "context deadline exceeded";

    /** Asks until it answers well, a few times at most; a server that does not answer in time is asked once. */
    Verdict ask(RemoteVersion version) {
        for (int i = 1; i < ATTEMPTS; i++) {
            Verdict verdict = once(version);
            if (verdict.available() || verdict.message().endsWith(TIMEOUT)) {
                return verdict;
            }
        }
        return once(version);
    }

    private Verdict once(RemoteVersion version) {
        Destination server;
        try {
            server = servers.find(version);
        } catch (OutboundException e) {
            return Verdict.failed(String.valueOf(e.getMessage()));
        }
        String url = "https://" + server.authority() + version.root();
        String missing = "failing or missing response from " + url + ": ";
        try (OutboundResponse answer = servers.get(server, version.root(), HEADERS, PATIENCE)) {
            return answer.status() / 100 == 2 || answer.status() / 100 == 3
                    ? Verdict.PASSED
                    : Verdict.failed(missing + "bad status from " + url + ": " + answer.status());
        } catch (OutboundException e) {
            return Verdict.failed(missing + "Get \"" + url + "\": " + e.getMessage());
        }
    }
}
