package io.envtest.internal.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts claims and their storage, as a whole and by storage class. */
final class ClaimUsage implements Evaluator {

    private static final String CLAIMS = "persistentvolumeclaims";
    private static final String STORAGE = "requests.storage";
    private static final String OF_CLASS = ".storageclass.storage.k8s.io/";

    @Override
    public boolean concerns(String limit) {
        return limit.equals(CLAIMS)
                || limit.equals("count/" + CLAIMS)
                || limit.equals(STORAGE)
                || limit.endsWith(OF_CLASS + CLAIMS)
                || limit.endsWith(OF_CLASS + STORAGE);
    }

    @Override
    public boolean countsUpdates() {
        return true;
    }

    @Override
    public boolean inScope(Scope scope, ObjectNode object) {
        return scope.name().equals("VolumeAttributesClass")
                && scope.takes(PersistentVolumeClaim.of(object).spec().volumeAttributesClassName());
    }

    @Override
    public Map<String, Quantity> usage(ObjectNode object) {
        PersistentVolumeClaim claim = PersistentVolumeClaim.of(object);
        Map<String, Quantity> usage = new LinkedHashMap<>();
        usage.put(CLAIMS, Quantity.of(1));
        usage.put("count/" + CLAIMS, Quantity.of(1));
        String storageClass = claim.metadata()
                .annotations()
                .getOrDefault(
                        "volume.beta.kubernetes.io/storage-class", claim.spec().storageClassName());
        Quantity storage = storage(claim);
        usage.put(STORAGE, storage);
        if (!storageClass.isEmpty()) {
            usage.put(storageClass + OF_CLASS + CLAIMS, Quantity.of(1));
            usage.put(storageClass + OF_CLASS + STORAGE, storage);
        }
        return usage;
    }

    /** What is asked for, or what has been given already if that is more. */
    private static Quantity storage(PersistentVolumeClaim claim) {
        Quantity asked = amount(claim.spec().resources().requests());
        Quantity allocated = amount(claim.status().allocatedResources());
        return allocated.compareTo(asked) > 0 ? allocated : asked;
    }

    private static Quantity amount(Map<String, String> amounts) {
        return Quantity.tryParse(amounts.getOrDefault("storage", "0")).orElse(Quantity.ZERO);
    }
}
