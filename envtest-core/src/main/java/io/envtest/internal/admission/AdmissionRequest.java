package io.envtest.internal.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.RequestContext;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What admission looks at. Mutating plugins change {@code object} in place.
 *
 * @param context the request: user, warnings
 * @param operation what is being done
 * @param resource resource of the request
 * @param subresource subresource, empty if none
 * @param kind kind of {@code object}
 * @param namespace namespace, empty for cluster-scoped objects
 * @param name name; may be empty on a create with generateName
 * @param object the new object, null on DELETE
 * @param oldObject the object as it is, null on CREATE and CONNECT
 * @param options CreateOptions, UpdateOptions or DeleteOptions, null if none
 * @param dryRun whether nothing will be stored
 */
public record AdmissionRequest(
        RequestContext context,
        Operation operation,
        GroupVersionResource resource,
        String subresource,
        GroupVersionKind kind,
        String namespace,
        String name,
        @Nullable ObjectNode object,
        @Nullable ObjectNode oldObject,
        @Nullable ObjectNode options,
        boolean dryRun) {

    /** Whether it is about this resource itself, not a subresource. */
    public boolean isFor(String group, String plural) {
        return subresource.isEmpty()
                && resource.group().equals(group)
                && resource.resource().equals(plural);
    }

    /** The 403 by which a plugin refuses: {@code RESOURCE "NAME" is forbidden: WHY}. */
    public ApiException forbidden(String why) {
        return ApiErrors.forbidden(resource, nameInMessages(), why);
    }

    /** The name, or what a new object will be named after when the server makes up its name. */
    public String nameInMessages() {
        if (!name.isEmpty() || object == null) {
            return name.isEmpty() ? "Unknown" : name;
        }
        ObjectMeta meta = PartialObjectMetadata.of(object).metadata();
        String given = meta.name().isEmpty() ? meta.generateName() : meta.name();
        return given.isEmpty() ? "Unknown" : given;
    }
}
