package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.plugin.resourcequota.QuotaLedger;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.view.core.v1.ResourceQuota;
import java.util.function.Consumer;

/** The quotas in the store, whose usage admission writes as the API server itself. Thread-safe. */
final class StoredQuotas implements QuotaLedger {

    private final ResourceStore store;
    private final ResourceRegistry registry;

    StoredQuotas(ResourceStore store, ResourceRegistry registry) {
        this.store = store;
        this.registry = registry;
    }

    @Override
    public void change(AdmissionRequest request, ResourceQuota quota, Consumer<ResourceQuota> change) {
        String plural = Resources.RESOURCE_QUOTAS.resource();
        ResourceDefinition definition = registry.find("", "v1", plural)
                .orElseThrow(() -> new IllegalStateException(plural + " are not served"));
        Target target = new Target(
                request.context(),
                definition,
                quota.metadata().namespace(),
                quota.metadata().name(),
                "status");
        ObjectUpdate update = ObjectUpdate.patch(current -> {
            ObjectNode changed = current.deepCopy();
            change.accept(ResourceQuota.of(changed));
            return changed;
        });
        store.update(target, update, new WriteOptions(request.dryRun(), "kube-apiserver"), AdmissionCallback.NONE);
    }
}
