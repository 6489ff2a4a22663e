package io.envtest.internal.admission.plugin.claimresize;

import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.storage.v1.StorageClass;

/**
 * Lets a bound claim grow if its storage class allows it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#persistentvolumeclaimresize">PersistentVolumeClaimResize</a>
 */
public final class PersistentVolumeClaimResize extends NamedPlugin implements ValidatingAdmission {

    private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

    private final ObjectReader objects;

    /** Looks classes up here. */
    public PersistentVolumeClaimResize(ObjectReader objects) {
        super("PersistentVolumeClaimResize", Operation.UPDATE);
        this.objects = objects;
    }

    @Override
    public void validate(AdmissionRequest request) {
        if (!request.isFor("", "persistentvolumeclaims") || request.object() == null || request.oldObject() == null) {
            return;
        }
        PersistentVolumeClaim claim = PersistentVolumeClaim.of(request.object());
        PersistentVolumeClaim old = PersistentVolumeClaim.of(request.oldObject());
        if (size(claim).compareTo(size(old)) <= 0) {
            return;
        }
        if (!old.status().phase().equals("Bound")) {
            throw request.forbidden("Only bound persistent volume claims can be expanded");
        }
        if (!mayGrow(claim, old)) {
            throw request.forbidden("only dynamically provisioned pvc can be resized and the storageclass that"
                    + " provisions the pvc must support resize");
        }
    }

    private boolean mayGrow(PersistentVolumeClaim claim, PersistentVolumeClaim old) {
        String name = className(claim);
        return !name.isEmpty()
                && name.equals(className(old))
                && objects.get(Resources.STORAGE_CLASSES, new ObjectKey("", name))
                        .map(StorageClass::of)
                        .filter(StorageClass::allowVolumeExpansion)
                        .isPresent();
    }

    private static String className(PersistentVolumeClaim claim) {
        return claim.metadata()
                .annotations()
                .getOrDefault(CLASS_ANNOTATION, claim.spec().storageClassName());
    }

    private static Quantity size(PersistentVolumeClaim claim) {
        String storage = claim.spec().resources().requests().getOrDefault("storage", "0");
        return Quantity.tryParse(storage).orElse(Quantity.ZERO);
    }
}
