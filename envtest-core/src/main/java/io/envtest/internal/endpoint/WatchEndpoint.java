package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.endpoint.options.ListParameters;
import io.envtest.internal.objectstore.WatchQuery;
import io.envtest.spi.component.ClusterRandom;
import java.time.Duration;

/** Watches a collection, or one object of it. */
final class WatchEndpoint implements VerbEndpoint {

    private static final int SHORTEST_SECONDS = 1800;

    private final Verbs verbs;
    private final ClusterRandom random;

    WatchEndpoint(Verbs verbs, ClusterRandom random) {
        this.verbs = verbs;
        this.random = random;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        Form form =
                request.request().inProcess() ? Form.JSON : Negotiation.stream(request.request(), request.offered());
        ListParameters parameters = ListParameters.parse(request.request().query(), true);
        Selection selection = Selection.of(request, parameters);
        WatchQuery query = new WatchQuery(
                request.namespace(),
                selection.name(),
                selection.matching(),
                parameters.resourceVersion(),
                parameters.resourceVersionMatch(),
                parameters.bookmarks(),
                parameters.sendInitialEvents());
        return new Answer.Watched(
                request.definition(),
                sink -> verbs.store().watch(request.definition(), query, sink),
                timeout(parameters),
                form);
    }

    /** Without a wish watches end after half an hour to an hour, not all at once. */
    private Duration timeout(ListParameters parameters) {
        long seconds = parameters.timeoutSeconds();
        if (seconds == ListParameters.UNSAID || seconds == 0) {
            seconds = SHORTEST_SECONDS + random.nextInt(SHORTEST_SECONDS);
        }
        return Duration.ofSeconds(Math.max(seconds, 0));
    }
}
