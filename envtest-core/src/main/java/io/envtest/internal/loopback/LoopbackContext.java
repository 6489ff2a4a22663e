package io.envtest.internal.loopback;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.spi.component.ApiAccess;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.spi.component.ComponentContext;
import io.envtest.spi.component.Discovery;
import io.envtest.spi.component.Informer;
import io.envtest.time.ClusterClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What components are given: the API in process, shared informers, clock, executor and random. */
public final class LoopbackContext implements ComponentContext, AutoCloseable {

    private static final UserInfo WATCHER =
            new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());

    private final ApiHandler handler;
    private final ResourceRegistry registry;
    private final ClusterClock clock;
    private final ClusterExecutor executor;
    private final ClusterRandom random;
    private final Map<GroupVersionResource, SharedInformer> informers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param handler the chain behind authentication
     * @param registry what is served
     */
    public LoopbackContext(
            ApiHandler handler,
            ResourceRegistry registry,
            ClusterClock clock,
            ClusterExecutor executor,
            ClusterRandom random) {
        this.handler = handler;
        this.registry = registry;
        this.clock = clock;
        this.executor = executor;
        this.random = random;
    }

    @Override
    public ApiAccess api(String user, String manager) {
        return new LoopbackAccess(new LoopbackRequests(handler, LoopbackUsers.of(user), manager));
    }

    @Override
    public Informer informer(GroupVersionResource resource) {
        return informers.computeIfAbsent(resource, this::start);
    }

    private SharedInformer start(GroupVersionResource resource) {
        LoopbackRequests requests = new LoopbackRequests(handler, WATCHER, "informer");
        SharedInformer informer = new SharedInformer(new WatchFeed(requests, resource, executor, registry));
        if (!closed) {
            executor.execute(informer::start);
        }
        return informer;
    }

    @Override
    public Discovery discovery() {
        return new RegistryDiscovery(registry);
    }

    @Override
    public ClusterClock clock() {
        return clock;
    }

    @Override
    public ClusterExecutor executor() {
        return executor;
    }

    @Override
    public ClusterRandom random() {
        return random;
    }

    /** Ends every informer; twice is harmless. */
    @Override
    public void close() {
        closed = true;
        informers.values().forEach(SharedInformer::close);
    }
}
