package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.spi.component.ApiAccess;
import io.envtest.view.View;
import io.envtest.view.meta.v1.DeleteOptions;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Map;
import java.util.Optional;

/** The API as one user, over views. Failures are {@link ApiException}s. Thread-safe. */
public final class Client {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
    private static final String APPLY_PATCH = "application/apply-patch+yaml";
    private static final String STATUS = "status";

    private final ApiAccess api;

    /** Works with what the API allows its user. */
    public Client(ApiAccess api) {
        this.api = api;
    }

    /** The API below. */
    public ApiAccess api() {
        return api;
    }

    /** Reads an object from the server; empty if there is none. */
    public <T extends View> Optional<T> find(Resource<T> resource, ObjectKey key) {
        try {
            return Optional.of(resource.view().apply(api.get(resource.id(), key.namespace(), key.name())));
        } catch (ApiException e) {
            if (e.status().code() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A new, empty object of a resource, with its kind and namespace. */
    public static <T extends View> T empty(Resource<T> resource, String namespace) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", resource.id().apiVersion())
                .put("kind", resource.kind().kind());
        ObjectMeta metadata = Meta.of(object);
        if (namespace.isEmpty()) {
            metadata.materialize();
        } else {
            metadata.setNamespace(namespace);
        }
        return resource.view().apply(object);
    }

    /** Creates an object and returns it as stored. */
    public <T extends View> T create(Resource<T> resource, T object) {
        String namespace = Meta.of(object).namespace();
        return resource.view().apply(api.create(resource.id(), namespace, object.node()));
    }

    /** Replaces an object, unless it has changed since it was read. */
    public <T extends View> T update(Resource<T> resource, T object) {
        ObjectMeta metadata = Meta.of(object);
        return resource.view().apply(api.update(resource.id(), metadata.namespace(), metadata.name(), object.node()));
    }

    /** Replaces an object's status, unless the object has changed since it was read. */
    public <T extends View> T updateStatus(Resource<T> resource, T object) {
        ObjectMeta metadata = Meta.of(object);
        return resource.view()
                .apply(api.updateSubresource(
                        resource.id(), metadata.namespace(), metadata.name(), STATUS, object.node()));
    }

    /** Patches an object by JSON merge patch. */
    public <T extends View> T mergePatch(Resource<T> resource, ObjectKey key, ObjectNode patch) {
        return resource.view().apply(patch(resource, key, "", MERGE_PATCH, patch, Map.of()));
    }

    /** Patches an object by strategic merge patch. */
    public <T extends View> T strategicPatch(Resource<T> resource, ObjectKey key, ObjectNode patch) {
        return resource.view().apply(patch(resource, key, "", STRATEGIC_PATCH, patch, Map.of()));
    }

    /** Patches an object's status by strategic merge patch. */
    public <T extends View> T strategicPatchStatus(Resource<T> resource, ObjectKey key, ObjectNode patch) {
        return resource.view().apply(patch(resource, key, STATUS, STRATEGIC_PATCH, patch, Map.of()));
    }

    /**
     * Applies an object, as {@link #empty} begins one, and takes the fields it names from whoever else has them.
     *
     * @param manager whose fields they are from now on
     * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>
     */
    public <T extends View> T apply(Resource<T> resource, T object, String manager) {
        return apply(resource, object, "", manager);
    }

    /** Applies an object's status as {@link #apply} applies an object. */
    public <T extends View> T applyStatus(Resource<T> resource, T object, String manager) {
        return apply(resource, object, STATUS, manager);
    }

    private <T extends View> T apply(Resource<T> resource, T object, String subresource, String manager) {
        Map<String, String> options = Map.of("fieldManager", manager, "force", "true");
        ObjectKey key = Meta.key(Meta.of(object));
        return resource.view().apply(patch(resource, key, subresource, APPLY_PATCH, object.node(), options));
    }

    private ObjectNode patch(
            Resource<?> resource,
            ObjectKey key,
            String subresource,
            String type,
            ObjectNode patch,
            Map<String, String> options) {
        return api.patch(resource.id(), key.namespace(), key.name(), subresource, type, patch.toString(), options);
    }

    /** Deletes an object in the way that is usual for its kind. */
    public void delete(Resource<?> resource, ObjectKey key) {
        delete(resource, key, DeleteOptions.of(JsonNodeFactory.instance.objectNode()));
    }

    /** Deletes an object. */
    public void delete(Resource<?> resource, ObjectKey key, DeleteOptions options) {
        api.delete(resource.id(), key.namespace(), key.name(), options.node());
    }

    /** Deletes an object only if it is the one with this uid. */
    public void delete(Resource<?> resource, ObjectMeta metadata, String propagationPolicy) {
        delete(resource, Meta.key(metadata), ofUid(metadata, propagationPolicy));
    }

    /** Deletes an object in the way that is usual for its kind; it may be gone already. */
    public void deleteIfPresent(Resource<?> resource, ObjectKey key) {
        deleteIfPresent(resource, key, DeleteOptions.of(JsonNodeFactory.instance.objectNode()));
    }

    /** Deletes an object only if it is the one with this uid; it may be gone already. */
    public void deleteIfPresent(Resource<?> resource, ObjectMeta metadata, String propagationPolicy) {
        deleteIfPresent(resource, Meta.key(metadata), ofUid(metadata, propagationPolicy));
    }

    /** Deletes an object, which may be gone already. */
    public void deleteIfPresent(Resource<?> resource, ObjectKey key, DeleteOptions options) {
        try {
            delete(resource, key, options);
        } catch (ApiException e) {
            if (e.status().code() != 404) {
                throw e;
            }
        }
    }

    private static DeleteOptions ofUid(ObjectMeta metadata, String propagationPolicy) {
        DeleteOptions options = DeleteOptions.of(JsonNodeFactory.instance.objectNode());
        options.preconditions().setUid(metadata.uid());
        if (!propagationPolicy.isEmpty()) {
            options.setPropagationPolicy(propagationPolicy);
        }
        return options;
    }
}
