package io.envtest.internal.controller.storagemigration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.spi.component.ApiAccess;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Map;

/** Writes all objects of a resource as they are, by which each comes to be stored in today's version. */
final class Rewrite {

    private static final String APPLY_PATCH = "application/apply-patch+yaml";
    private static final Map<String, String> OPTIONS = Map.of("fieldManager", "storage-version-migrator-controller");

    private final ApiAccess api;
    private final ServedResource served;

    Rewrite(ApiAccess api, ServedResource served) {
        this.api = api;
        this.served = served;
    }

    /** Writes what there is; who changed or went meanwhile needs nothing more. */
    void all() {
        for (ObjectNode object : api.list(served.resource(), "", "", "")) {
            try {
                write(Meta.of(object));
            } catch (ApiException e) {
                int code = e.status().code();
                if (code != 404 && code != 409) {
                    throw e;
                }
            }
        }
    }

    private void write(ObjectMeta found) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.put("apiVersion", served.resource().apiVersion()).put("kind", served.kind());
        Meta.of(patch).setName(found.name()).setUid(found.uid()).setResourceVersion(found.resourceVersion());
        api.patch(served.resource(), found.namespace(), found.name(), "", APPLY_PATCH, patch.toString(), OPTIONS);
    }
}
