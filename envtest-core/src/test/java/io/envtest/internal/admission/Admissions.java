package io.envtest.internal.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Admission requests for tests. */
public final class Admissions {

    /** Somebody without rights. */
    public static final UserInfo NOBODY = new UserInfo("nobody", "", List.of(), Map.of());

    private Admissions() {}

    /** A create of what the JSON says (single quotes allowed). */
    public static AdmissionRequest create(GroupVersionResource resource, String json) {
        return request(NOBODY, Operation.CREATE, resource, "", MemoryObjects.tree(json), null);
    }

    /** An update. */
    public static AdmissionRequest update(GroupVersionResource resource, String json, String old) {
        return request(NOBODY, Operation.UPDATE, resource, "", MemoryObjects.tree(json), MemoryObjects.tree(old));
    }

    /** Any request. */
    public static AdmissionRequest request(
            UserInfo user,
            Operation operation,
            GroupVersionResource resource,
            String subresource,
            @Nullable ObjectNode object,
            @Nullable ObjectNode old) {
        ObjectNode shown = object == null ? old : object;
        ObjectMeta meta = PartialObjectMetadata.of(shown == null ? MemoryObjects.tree("{}") : shown)
                .metadata();
        RequestInfo info = new RequestInfo(
                true,
                "",
                "create",
                "api",
                resource.group(),
                resource.version(),
                meta.namespace(),
                resource.resource(),
                subresource,
                meta.name(),
                List.of(),
                "",
                "");
        return new AdmissionRequest(
                new RequestContext(info, user, ""),
                operation,
                resource,
                subresource,
                new GroupVersionKind(resource.group(), resource.version(), "Kind"),
                meta.namespace(),
                meta.name(),
                object,
                old,
                null,
                false);
    }
}
