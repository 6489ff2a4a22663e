package io.envtest.internal.loopback;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.lookup.NodeContainers;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.internal.sim.Surroundings;
import io.envtest.spi.component.ApiAccess;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.spi.component.ComponentContext;
import io.envtest.spi.component.ContainerAccess;
import io.envtest.spi.component.Discovery;
import io.envtest.spi.component.Informer;
import io.envtest.time.ClusterClock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What components are given. Thread-safe; closing it ends all informers. */
public final class LoopbackContext implements ComponentContext, AutoCloseable {

    private final ApiHandler server;
    private final ResourceRegistry registry;
    private final Surroundings surroundings;
    private final NodeContainers containers;
    private final Map<GroupVersionResource, SharedInformer> informers = new ConcurrentHashMap<>();

    /** Access to a server by the path of who needs not sign in. */
    public LoopbackContext(
            ApiHandler server, ResourceRegistry registry, Surroundings surroundings, NodeContainers containers) {
        this.server = server;
        this.registry = registry;
        this.surroundings = surroundings;
        this.containers = containers;
        registry.onChange(this::served);
    }

    @Override
    public ApiAccess api(String user, String manager) {
        return new LoopbackApi(server, SystemUsers.named(user), manager);
    }

    @Override
    public Informer informer(GroupVersionResource resource) {
        SharedInformer informer =
                informers.computeIfAbsent(resource, key -> new SharedInformer(key, server, surroundings.executor()));
        informer.open();
        return informer;
    }

    /** Informers of what is not served any more are emptied, those of what is served again are filled. */
    private void served() {
        informers.forEach((resource, informer) -> {
            if (registry.find(resource.group(), resource.version(), resource.resource())
                    .isPresent()) {
                informer.open();
            } else {
                informer.retire();
            }
        });
    }

    @Override
    public Discovery discovery() {
        return new ServedDiscovery(registry);
    }

    @Override
    public void serveContainers(ContainerAccess source) {
        containers.add(source);
    }

    @Override
    public ClusterClock clock() {
        return surroundings.clock();
    }

    @Override
    public ClusterExecutor executor() {
        return surroundings.executor();
    }

    @Override
    public ClusterRandom random() {
        return surroundings.random();
    }

    @Override
    public void close() {
        informers.values().forEach(SharedInformer::close);
    }
}
