package io.envtest.internal.admission.plugin.storageprotection;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives volumes, claims and volume attributes classes a finalizer that controllers take away once they are not in use.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection">Storage
 *     object in use protection</a>
 */
public final class StorageObjectInUseProtection extends NamedPlugin implements MutatingAdmission {

    private static final Map<String, String> FINALIZERS = Map.of(
            "persistentvolumeclaims", "kubernetes.io/pvc-protection",
            "persistentvolumes", "kubernetes.io/pv-protection",
            "volumeattributesclasses.storage.k8s.io", "kubernetes.io/vac-protection");

    /** Needs nothing. */
    public StorageObjectInUseProtection() {
        super("StorageObjectInUseProtection", Operation.CREATE);
    }

    @Override
    public void admit(AdmissionRequest request) {
        String finalizer = FINALIZERS.get(request.resource().groupResource());
        if (finalizer == null || !request.subresource().isEmpty() || request.object() == null) {
            return;
        }
        ObjectMeta meta = PartialObjectMetadata.of(request.object()).metadata();
        if (!meta.finalizers().contains(finalizer)) {
            List<String> all = new ArrayList<>(meta.finalizers());
            all.add(finalizer);
            meta.setFinalizers(all);
        }
    }
}
