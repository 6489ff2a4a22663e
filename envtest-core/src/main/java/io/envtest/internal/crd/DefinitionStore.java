package io.envtest.internal.crd;

import io.envtest.api.ApiException;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectStorage;
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
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the API server itself reads and writes of definitions and their objects. Thread-safe. */
final class DefinitionStore {

    private static final UserInfo SELF = new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());

    private final ResourceStore store;
    private final ObjectStorage stored;
    private final ResourceDefinition definitions;

    DefinitionStore(ResourceStore store, ObjectStorage stored, ResourceDefinition definitions) {
        this.store = store;
        this.stored = stored;
        this.definitions = definitions;
    }

    WatchHandle watch(WatchSink sink) {
        return store.watch(definitions, new WatchQuery("", "", ListQuery.ALL, "", "", false, -1), sink);
    }

    /** Watches the objects of a definition as they are stored, those that are there first. */
    WatchHandle watchStored(ResourceDefinition definition, WatchSink sink) {
        return stored.watch(definition.area(), new WatchQuery("", "", ListQuery.ALL, "0", "", false, -1), sink);
    }

    /** Writes the status, and with it finalizers; empty if somebody has changed or removed the definition meanwhile. */
    Optional<StoredObject> writeStatus(CustomResourceDefinition crd) {
        Target target = new Target(context(), definitions, "", crd.metadata().name(), "status");
        WriteOptions options = new WriteOptions(false, "kube-apiserver");
        try {
            return Optional.of(store.update(target, ObjectUpdate.replace(crd.node()), options, AdmissionCallback.NONE)
                    .object());
        } catch (ApiException e) {
            if (e.hasReason("Conflict") || e.hasReason("NotFound")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Deletes all objects of a resource and tells how many are still there. */
    int deleteObjects(ResourceDefinition definition) {
        for (StoredObject object : objects(definition)) {
            if (!object.sharedTree().path("metadata").has("deletionTimestamp")) {
                delete(definition, object);
            }
        }
        return objects(definition).size();
    }

    private List<StoredObject> objects(ResourceDefinition definition) {
        return store.list(definition, ListQuery.of("")).items();
    }

    private void delete(ResourceDefinition definition, StoredObject object) {
        Target target = new Target(
                context(), definition, object.key().namespace(), object.key().name(), "");
        try {
            store.delete(target, DeleteOptions.PLAIN, AdmissionCallback.NONE);
        } catch (ApiException e) {
            if (!e.hasReason("NotFound")) {
                throw e;
            }
        }
    }

    private static RequestContext context() {
        return new RequestContext(
                RequestInfoParser.parse(
                        "PUT", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", QueryParameters.NONE),
                SELF,
                "kube-apiserver");
    }
}
