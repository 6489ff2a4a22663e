package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchQuery;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.DeleteOptions;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Follows definitions: accepts their names, serves their resources, and when one is deleted removes its objects first.
 * A part of the API server: it works without controllers, too. Thread-safe.
 */
public final class DefinitionController implements AutoCloseable {

    private static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final UserInfo SELF = new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());

    private final ResourceStore store;
    private final ServedResources served;
    private final ResourceDefinition definitions;
    private final ClusterExecutor executor;
    private final ClusterClock clock;
    private final Supplier<CelEngine> engine;
    private final WatchHandle watch;
    private volatile boolean closed;

    /**
     * Begins to follow.
     *
     * @param engine asked for when an object of a definition with rules is first checked
     */
    public DefinitionController(
            ResourceStore store,
            ServedResources served,
            ClusterExecutor executor,
            ClusterClock clock,
            Supplier<CelEngine> engine) {
        this.engine = engine;
        this.store = store;
        this.served = served;
        this.executor = executor;
        this.clock = clock;
        this.definitions = served.find("apiextensions.k8s.io", "v1", "customresourcedefinitions")
                .orElseThrow(() -> new IllegalStateException("custom resource definitions are not served"));
        WatchQuery query = new WatchQuery("", "", ListQuery.ALL, "", "", false, -1);
        this.watch = store.watch(definitions, query, new Sink());
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
    }

    private void changed(ObjectNode tree) {
        CustomResourceDefinition crd = CustomResourceDefinition.of(tree);
        String name = crd.metadata().name();
        try {
            if (crd.metadata().hasDeletionTimestamp()) {
                clear(crd);
            } else if (conflict(crd).isEmpty()) {
                served.serve(name, Definitions.of(crd, engine));
                establish(crd);
            } else {
                refuse(crd, conflict(crd));
            }
        } catch (ApiException e) {
            if (!e.hasReason("Conflict") && !e.hasReason("NotFound")) {
                throw e;
            }
            // somebody changed or removed it meanwhile: that event comes, too
        }
    }

    private List<String> conflict(CustomResourceDefinition crd) {
        return NameConflicts.of(crd, served.all());
    }

    private void establish(CustomResourceDefinition crd) {
        CustomResourceDefinition now = CustomResourceDefinition.of(crd.node().deepCopy());
        DefinitionConditions conditions = new DefinitionConditions(now, clock.now());
        now.status().acceptedNames().replaceWith(crd.spec().names());
        conditions.set("NamesAccepted", "True", "NoConflicts", "no conflicts found");
        conditions.set("Established", "True", "InitialNamesAccepted", "the initial names have been accepted");
        writeStatus(crd, now);
    }

    private void refuse(CustomResourceDefinition crd, List<String> conflict) {
        CustomResourceDefinition now = CustomResourceDefinition.of(crd.node().deepCopy());
        DefinitionConditions conditions = new DefinitionConditions(now, clock.now());
        conditions.set("NamesAccepted", "False", conflict.get(0), conflict.get(1));
        conditions.setIfAbsent("Established", "False", "NotAccepted", "not all names are accepted");
        writeStatus(crd, now);
    }

    private void writeStatus(CustomResourceDefinition before, CustomResourceDefinition now) {
        if (!now.status().node().equals(before.status().node())) {
            store.update(target(before, "status"), ObjectUpdate.replace(now.node()), manager(), AdmissionCallback.NONE);
        }
    }

    /** Removes the objects of a definition, then lets it go; looks again while finalizers hold some of them. */
    private void clear(CustomResourceDefinition crd) {
        if (closed || !crd.metadata().finalizers().contains(CLEANUP)) {
            return;
        }
        if (remaining(crd) > 0) {
            executor.schedule(() -> again(crd), LOOK_AGAIN);
            return;
        }
        CustomResourceDefinition now = CustomResourceDefinition.of(crd.node().deepCopy());
        List<String> finalizers = new ArrayList<>(now.metadata().finalizers());
        finalizers.remove(CLEANUP);
        now.metadata().setFinalizers(finalizers);
        store.update(target(crd, ""), ObjectUpdate.replace(now.node()), manager(), AdmissionCallback.NONE);
    }

    private void again(CustomResourceDefinition crd) {
        try {
            changed(store.get(target(crd, ""), "").tree());
        } catch (ApiException gone) {
            if (!gone.hasReason("NotFound")) {
                throw gone;
            }
        }
    }

    private int remaining(CustomResourceDefinition crd) {
        List<ResourceDefinition> versions = Definitions.of(crd, engine);
        if (versions.isEmpty() || !served.serves(crd.metadata().name())) {
            return 0;
        }
        ResourceDefinition definition = versions.get(0);
        List<StoredObject> objects = store.list(definition, ListQuery.of("")).items();
        for (StoredObject object : objects) {
            if (!object.sharedTree().path("metadata").has("deletionTimestamp")) {
                Target target = new Target(
                        context(),
                        definition,
                        object.key().namespace(),
                        object.key().name(),
                        "");
                store.delete(target, DeleteOptions.PLAIN, AdmissionCallback.NONE);
            }
        }
        return store.list(definition, ListQuery.of("")).items().size();
    }

    private Target target(CustomResourceDefinition crd, String subresource) {
        return new Target(context(), definitions, "", crd.metadata().name(), subresource);
    }

    private static WriteOptions manager() {
        return new WriteOptions(false, "kube-apiserver");
    }

    private static RequestContext context() {
        return new RequestContext(
                RequestInfoParser.parse(
                        "PUT", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", QueryParameters.NONE),
                SELF,
                "kube-apiserver");
    }

    private final class Sink implements WatchSink {

        @Override
        public void event(WatchEvent type, StoredObject object) {
            if (type == WatchEvent.DELETED) {
                served.serve(object.key().name(), List.of());
            } else {
                executor.execute(() -> changed(object.tree()));
            }
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
