package io.envtest.internal.aggregation;

import io.envtest.internal.lookup.ObjectReader;
import java.util.List;
import java.util.Optional;

/** Looks at a server: whether its service is there, whether it answers, and what it says of itself. Thread-safe. */
public final class ServerCheck {

    private final ServiceChecks service;
    private final DiscoveryCheck answer;
    private final List<RemoteDocuments> documents;

    /**
     * Looks at servers.
     *
     * @param objects where services are
     * @param discovery is brought up to date with each look
     * @param specifications are brought up to date, too
     */
    public ServerCheck(
            RemoteServers servers,
            ObjectReader objects,
            RemoteDiscovery discovery,
            RemoteSpecifications specifications) {
        this.service = new ServiceChecks(objects);
        this.answer = new DiscoveryCheck(servers);
        this.documents = List.of(discovery, specifications);
    }

    /**
     * What was found.
     *
     * @param verdict whether it answers
     * @param called whether it was called; if not, only a change of its service can help
     */
    record Finding(Verdict verdict, boolean called) {}

    Finding look(RemoteVersion version) {
        Optional<Verdict> problem = service.problem(version);
        Verdict verdict = problem.orElseGet(() -> answer.ask(version));
        for (RemoteDocuments each : documents) {
            if (verdict.available()) {
                each.refresh(version);
            } else {
                each.lose(version);
            }
        }
        return new Finding(verdict, problem.isEmpty());
    }
}
