package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.spi.component.ComponentContext;
import io.envtest.spi.component.Informer;
import io.envtest.time.ClusterClock;
import io.envtest.view.View;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a component of control loops is built from: watches, listers, loops. It lives from the component's start to its
 * close. Declare everything, then {@link #begin}: loops start once every informer in use is synced.
 */
public final class ControllerSetup {

    private final String name;
    private final ComponentContext context;
    private final Client client;
    private final Map<GroupVersionResource, Informer> informers = new LinkedHashMap<>();
    private final Set<GroupVersionResource> watched = new LinkedHashSet<>();
    private final List<ReconcileLoop<?>> loops = new ArrayList<>();
    private final List<Runnable> starters = new ArrayList<>();
    private final List<Runnable> closers = new ArrayList<>();
    private volatile List<Informer> inUse = List.of();
    private int unsynced = 1; // the declaration itself
    private boolean started;
    private boolean closed;

    /** Collects the parts of a component that works with a client. */
    public ControllerSetup(String name, ComponentContext context, Client client) {
        this.name = name;
        this.context = context;
        this.client = client;
    }

    /** The API as this component. */
    public Client client() {
        return client;
    }

    /** Clock, executor, random and discovery. */
    public ComponentContext context() {
        return context;
    }

    /** The cluster's clock. */
    public ClusterClock clock() {
        return context.clock();
    }

    /** A recorder of events under the component's own name. */
    public EventRecorder events() {
        return events(name);
    }

    /** A recorder of events under another name. */
    public EventRecorder events(String component) {
        EventRecorder recorder = new EventRecorder(context, client, component, "");
        onClose(recorder::close);
        return recorder;
    }

    /** Makes a loop of one worker. */
    public <K> ReconcileLoop<K> loop(Reconciler<K> reconciler) {
        return loop(1, reconciler);
    }

    /** Makes a loop of several workers. */
    public <K> ReconcileLoop<K> loop(int workers, Reconciler<K> reconciler) {
        return loop(workers, RetryDelays.USUAL, reconciler);
    }

    /** Makes a loop of one worker, whose keys wait so long after failures. */
    public <K> ReconcileLoop<K> loop(RetryDelays delays, Reconciler<K> reconciler) {
        return loop(1, delays, reconciler);
    }

    private <K> ReconcileLoop<K> loop(int workers, RetryDelays delays, Reconciler<K> reconciler) {
        Reconciler<K> upToDate = key -> {
            catchUp();
            return reconciler.reconcile(key);
        };
        ReconcileLoop<K> loop =
                new ReconcileLoop<>(name, context.executor(), context.clock(), workers, delays, upToDate);
        loops.add(loop);
        return loop;
    }

    /** What one informer has seen, the others must have seen too: an object's owner and its parts are looked at together. */
    private void catchUp() {
        for (Informer informer : inUse) {
            informer.catchUp();
        }
    }

    /** The shared informer of a resource. */
    public synchronized Informer informer(GroupVersionResource resource) {
        Informer informer = informers.computeIfAbsent(resource, context::informer);
        inUse = List.copyOf(informers.values());
        return informer;
    }

    /** Reads a resource. */
    public <T extends View> Lister<T> lister(Resource<T> resource) {
        return new Lister<>(informer(resource.id()), resource);
    }

    /** Finds a resource's objects by their controller. */
    public <T extends View> ControlledObjects<T> controlled(Resource<T> resource) {
        return new ControlledObjects<>(informer(resource.id()), resource);
    }

    /** Adds an index to a resource's informer. */
    public <T extends View> void index(Resource<T> resource, String index, Function<T, List<String>> keys) {
        informer(resource.id())
                .addIndex(index, object -> keys.apply(resource.view().apply(object)));
    }

    /** Calls a consumer with every object that comes, changes or goes. */
    public <T extends View> void watch(Resource<T> resource, Consumer<T> changed) {
        watch(resource, Watchers.each(changed));
    }

    /** Calls a watcher for every change of a resource. */
    public <T extends View> void watch(Resource<T> resource, Watcher<T> watcher) {
        watch(resource.id(), resource.view(), watcher);
    }

    /** Calls a watcher for every change of a resource of any kind. */
    public void watchAny(GroupVersionResource resource, Watcher<PartialObjectMetadata> watcher) {
        watch(resource, Meta::whole, watcher);
    }

    private <T extends View> void watch(
            GroupVersionResource resource, Function<ObjectNode, T> view, Watcher<T> watcher) {
        synchronized (this) {
            unsynced++;
            watched.add(resource);
        }
        WatcherHandler<T> handler = new WatcherHandler<>(view, watcher, this::oneSynced);
        onClose(handler::close);
        informer(resource).addHandler(handler);
    }

    /** Runs something once every informer in use is synced, before the loops start. */
    public void onStart(Runnable task) {
        starters.add(task);
    }

    /** Runs something when the component closes. */
    public synchronized void onClose(Runnable task) {
        closers.add(task);
    }

    /** Runs a task again and again from the start on, each time so long after it last ended. */
    public void repeat(Duration period, Runnable task) {
        Repeated repeated = new Repeated(context.executor(), period, task);
        onStart(repeated::next);
        onClose(repeated::close);
    }

    /** Everything is declared: start as soon as all informers are synced. */
    public void begin() {
        for (GroupVersionResource resource : informers.keySet()) {
            if (!watched.contains(resource)) {
                watch(resource, Meta::whole, Watchers.each(object -> {}));
            }
        }
        oneSynced();
    }

    private void oneSynced() {
        synchronized (this) {
            unsynced--;
            if (unsynced > 0 || started || closed) {
                return;
            }
            started = true;
        }
        starters.forEach(Runnable::run);
        loops.forEach(ReconcileLoop::start);
    }

    /** Ends everything. */
    public void close() {
        List<Runnable> tasks;
        synchronized (this) {
            closed = true;
            tasks = List.copyOf(closers);
        }
        loops.forEach(ReconcileLoop::close);
        tasks.forEach(Runnable::run);
    }
}
