package io.envtest.internal.admission.plugin.resourcequota;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.view.core.v1.ResourceQuota;
import java.util.function.Consumer;

/** Writes the status of quotas. Thread-safe. */
@FunctionalInterface
public interface QuotaLedger {

    /**
     * Changes the status of a quota as it is now; nobody else changes it meanwhile. A dry run changes nothing.
     *
     * @param request on whose behalf
     * @param quota which one
     * @param change changes the quota, or throws to leave it
     */
    void change(AdmissionRequest request, ResourceQuota quota, Consumer<ResourceQuota> change);
}
