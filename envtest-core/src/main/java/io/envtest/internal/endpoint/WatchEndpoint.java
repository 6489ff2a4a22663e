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

    private final Verbs verbs;
    private final ClusterRandom random;
    private final Duration shortest;

    /** Watches last so long at least where the client has no wish. */
    WatchEndpoint(Verbs verbs, ClusterRandom random, Duration shortest) {
        this.verbs = verbs;
        this.random = random;
        this.shortest = shortest;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        Form form =
                request.request().inProcess() ? Form.JSON : Negotiation.stream(request.request(), request.offered());
        ListParameters parameters = ListParameters.parse(request.request().query(), true, verbs.features());
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

    /** Without a wish watches end after the shortest time to twice that, not all at once. */
    private Duration timeout(ListParameters parameters) {
        long seconds = parameters.timeoutSeconds();
        if (seconds == ListParameters.UNSAID || seconds == 0) {
            return shortest.plusMillis(random.nextInt((int) Math.min(Integer.MAX_VALUE, shortest.toMillis() + 1)));
        }
        return Duration.ofSeconds(Math.max(seconds, 0));
    }
}
