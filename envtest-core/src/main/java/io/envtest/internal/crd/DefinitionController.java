package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.crd.conversion.ConversionFollower;
import io.envtest.internal.crd.conversion.WebhookVersions;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.sim.DoublingWaits;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows definitions: accepts their names, serves their resources, and when one is deleted removes its objects first.
 * Each step is a write of its own, so that watchers see them in the order of the real server. A part of the API server: it
 * works without controllers, too. Thread-safe.
 */
public final class DefinitionController implements AutoCloseable {

    private static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";
    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration RARE_LOOK = Duration.ofSeconds(1);

    private final DefinitionStore store;
    private final ServedResources served;
    private final ClusterExecutor executor;
    private final ClusterClock clock;
    private final Supplier<CelEngine> engine;
    private final ConversionCaller caller;
    private final Map<String, WatchHandle> followed = new HashMap<>();
    private final Map<String, CustomResourceDefinition> known = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> forms = new HashMap<>();
    private final DoublingWaits looks = new DoublingWaits(FIRST_LOOK, RARE_LOOK);
    private final Set<String> waiting = new HashSet<>();
    private final WatchHandle watch;
    private volatile boolean closed;

    /**
     * Begins to follow.
     *
     * @param engine asked for when an object of a definition with rules is first checked
     * @param caller calls conversion webhooks
     */
    public DefinitionController(
            ResourceStore store,
            ObjectStorage storage,
            ServedResources served,
            ClusterExecutor executor,
            ClusterClock clock,
            Supplier<CelEngine> engine,
            ConversionCaller caller) {
        this.engine = engine;
        this.caller = caller;
        this.served = served;
        this.executor = executor;
        this.clock = clock;
        ResourceDefinition definitions = served.find("apiextensions.k8s.io", "v1", "customresourcedefinitions")
                .orElseThrow(() -> new IllegalStateException("custom resource definitions are not served"));
        this.store = new DefinitionStore(store, storage, definitions);
        this.watch = this.store.watch(new Sink());
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
    }

    /** Does the next step for a definition; what it writes brings the one after. */
    private synchronized void step(String name) {
        CustomResourceDefinition crd = known.get(name);
        if (crd == null) {
            forms.remove(name);
            looks.forget(name);
            served.serve(name, List.of(), true);
            follow(name, null, List.of());
            return;
        }
        CustomResourceDefinition now = CustomResourceDefinition.of(crd.node().deepCopy());
        DefinitionConditions conditions = new DefinitionConditions(now, clock.now());
        if (crd.metadata().hasDeletionTimestamp()) {
            serve(crd, conditions);
            leave(now, conditions);
        } else {
            Approval.decide(now, conditions);
            DefinitionNames.decide(now, known.values(), conditions);
            establish(crd, now, conditions);
            write(crd, now);
        }
    }

    /** A definition whose names are accepted is served, and then says so. */
    private void establish(
            CustomResourceDefinition crd, CustomResourceDefinition now, DefinitionConditions conditions) {
        boolean decided = crd.status().node().equals(now.status().node());
        if (decided && conditions.isTrue("NamesAccepted") && !conditions.isTrue("Established")) {
            publish(now);
            conditions.set("Established", "True", "InitialNamesAccepted", "the initial names have been accepted");
        } else if (decided) {
            serve(now, conditions);
        }
    }

    private void serve(CustomResourceDefinition crd, DefinitionConditions conditions) {
        if (conditions.isTrue("Established")) {
            publish(crd);
        }
    }

    /** Serves what is new about a definition. */
    private void publish(CustomResourceDefinition crd) {
        String name = crd.metadata().name();
        ObjectNode form = crd.node().objectNode();
        form.set("spec", crd.spec().node());
        form.set("names", crd.status().acceptedNames().node());
        form.put("leaving", crd.metadata().hasDeletionTimestamp());
        ObjectNode before = forms.put(name, form);
        if (!form.equals(before)) {
            // that it is on its way out changes nothing for those who watch its objects go
            boolean another = before != null
                    && !(before.path("spec").equals(form.path("spec"))
                            && before.path("names").equals(form.path("names")));
            serve(name, crd, another);
        }
    }

    private void serve(String name, CustomResourceDefinition crd, boolean another) {
        WebhookVersions webhook = Definitions.webhook(crd, caller);
        if (webhook != null) {
            webhook.prepare();
        }
        List<ResourceDefinition> versions = Definitions.of(crd, engine, webhook);
        served.serve(name, versions, another);
        follow(name, webhook, versions);
    }

    /** Has the objects of a definition converted as they are written, from now on as it says now. */
    private void follow(String name, @Nullable WebhookVersions webhook, List<ResourceDefinition> versions) {
        WatchHandle before = followed.remove(name);
        if (before != null) {
            before.close();
        }
        if (webhook != null && !versions.isEmpty()) {
            followed.put(name, store.watchStored(versions.get(0), new ConversionFollower(webhook)));
        }
    }

    private void write(CustomResourceDefinition crd, CustomResourceDefinition now) {
        if (now.node().equals(crd.node())) {
            return;
        }
        store.writeStatus(now).ifPresent(written -> {
            remember(written);
            othersOf(now).forEach(this::stepLater);
        });
    }

    /** Definitions of the group that could not have their names so far. */
    private List<String> othersOf(CustomResourceDefinition crd) {
        List<String> others = new ArrayList<>();
        for (CustomResourceDefinition other : known.values()) {
            boolean same = other.metadata().name().equals(crd.metadata().name());
            if (!same
                    && other.spec().group().equals(crd.spec().group())
                    && !new DefinitionConditions(other, clock.now()).isTrue("NamesAccepted")) {
                others.add(other.metadata().name());
            }
        }
        return others;
    }

    /** Removes the objects of a definition, then lets it go; looks again, ever more rarely, while finalizers hold some of them. */
    private void leave(CustomResourceDefinition crd, DefinitionConditions conditions) {
        String name = crd.metadata().name();
        List<String> finalizers = new ArrayList<>(crd.metadata().finalizers());
        if (closed || !finalizers.remove(CLEANUP)) {
            return;
        }
        if (!conditions.hasReason("Terminating", "InstanceDeletionInProgress")) {
            conditions.set(
                    "Terminating", "True", "InstanceDeletionInProgress", "CustomResource deletion is in progress");
        } else if (remaining(name) > 0) {
            lookAgain(name);
            return;
        } else {
            conditions.set("Terminating", "False", "InstanceDeletionCompleted", "removed all instances");
            crd.metadata().setFinalizers(finalizers);
        }
        store.writeStatus(crd).ifPresent(this::remember);
    }

    private int remaining(String name) {
        List<ResourceDefinition> versions = served.versions(name);
        return versions.isEmpty() ? 0 : store.deleteObjects(asStored(versions));
    }

    /** Objects can be removed even while nobody converts them. */
    private static ResourceDefinition asStored(List<ResourceDefinition> versions) {
        return versions.stream()
                .filter(version -> version.kind().equals(version.area().kind()))
                .findFirst()
                .orElse(versions.get(0));
    }

    /** Many definitions can wait for finalizers for long, and each that changes meanwhile comes here once more. */
    private void lookAgain(String name) {
        if (waiting.add(name)) {
            executor.schedule(() -> stepAfterWait(name), looks.next(name));
        }
    }

    private synchronized void stepAfterWait(String name) {
        waiting.remove(name);
        step(name);
    }

    private void remember(StoredObject object) {
        CustomResourceDefinition crd = CustomResourceDefinition.of(object.tree());
        known.computeIfPresent(object.key().name(), (name, before) -> revision(before) < revision(crd) ? crd : before);
    }

    private static long revision(CustomResourceDefinition crd) {
        return Long.parseLong(crd.metadata().resourceVersion());
    }

    private void stepLater(String name) {
        if (!closed) {
            executor.execute(() -> step(name));
        }
    }

    private void gone(@Nullable CustomResourceDefinition crd, String name) {
        stepLater(name);
        if (crd != null) {
            othersOf(crd).forEach(this::stepLater);
        }
    }

    private final class Sink implements WatchSink {

        @Override
        public void event(WatchEvent type, StoredObject object) {
            String name = object.key().name();
            if (type == WatchEvent.DELETED) {
                gone(known.remove(name), name);
                return;
            }
            CustomResourceDefinition crd = CustomResourceDefinition.of(object.tree());
            known.merge(name, crd, (before, now) -> revision(before) < revision(now) ? now : before);
            stepLater(name);
        }

        @Override
        public void bookmark(long revision, boolean initialEventsEnd) {
            // progress without a change
        }

        @Override
        public void error(Status status) {
            throw new IllegalStateException("the watch of definitions failed: " + status.message());
        }

        @Override
        public void closed() {
            // the store closes
        }
    }
}
