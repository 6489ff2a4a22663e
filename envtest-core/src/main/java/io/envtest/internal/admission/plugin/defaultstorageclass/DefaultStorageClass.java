package io.envtest.internal.admission.plugin.defaultstorageclass;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.DefaultClasses;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.List;

/**
 * Gives a claim that says nothing of its class the default storage class.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaultstorageclass">DefaultStorageClass</a>
 */
public final class DefaultStorageClass extends NamedPlugin implements MutatingAdmission {

    private static final List<String> MARKS =
            List.of("storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class");
    private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

    private final ObjectReader objects;

    /** Looks classes up here. */
    public DefaultStorageClass(ObjectReader objects) {
        super("DefaultStorageClass", Operation.CREATE);
        this.objects = objects;
    }

    @Override
    public void admit(AdmissionRequest request) {
        if (!request.isFor("", "persistentvolumeclaims") || request.object() == null) {
            return;
        }
        PersistentVolumeClaim claim = PersistentVolumeClaim.of(request.object());
        boolean hasClass = claim.spec().hasStorageClassName()
                || claim.metadata().annotations().containsKey(CLASS_ANNOTATION);
        if (!hasClass) {
            DefaultClasses.find(objects, Resources.STORAGE_CLASSES, MARKS)
                    .ifPresent(name -> claim.spec().setStorageClassName(name));
        }
    }
}
