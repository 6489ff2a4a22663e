package io.envtest.internal.loopback;

import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestBody;
import io.envtest.spi.component.ClusterExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Watches a resource through the API, in every namespace. */
final class WatchFeed implements InformerFeed {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int NOT_FOUND = 404;
    private static final QueryParameters QUERY = QueryParameters.of(Map.of(
            "watch", "true",
            "allowWatchBookmarks", "true",
            "sendInitialEvents", "true",
            "resourceVersionMatch", "NotOlderThan"));

    private final LoopbackRequests requests;
    private final GroupVersionResource resource;
    private final ClusterExecutor executor;
    private final AtomicReference<Runnable> waiting = new AtomicReference<>();
    private volatile boolean served = true;

    WatchFeed(
            LoopbackRequests requests,
            GroupVersionResource resource,
            ClusterExecutor executor,
            ResourceRegistry registry) {
        this.requests = requests;
        this.resource = resource;
        this.executor = executor;
        registry.onChange(this::changed);
    }

    @Override
    public Optional<WatchHandle> open(WatchSink sink) {
        try {
            String path = LoopbackRequests.path(resource, "", "", "");
            Answer answer = requests.send("GET", path, QUERY, "", RequestBody.NONE);
            if (answer instanceof Answer.Watched watched) {
                served = true;
                return Optional.of(watched.opener().open(sink));
            }
            served = false;
            return Optional.empty();
        } catch (ApiException e) {
            if (e.status().code() != NOT_FOUND) {
                throw e;
            }
            served = false;
            return Optional.empty();
        }
    }

    @Override
    public void again(Runnable start) {
        if (served) {
            executor.schedule(start, PAUSE);
        } else {
            waiting.set(start);
        }
    }

    private void changed() {
        Runnable start = waiting.getAndSet(null);
        if (start != null) {
            served = true;
            executor.execute(start);
        }
    }
}
