package io.envtest.internal.admission.plugin.limitranger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.Reasons;
import io.envtest.view.core.v1.LimitRange;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.List;

/**
 * Applies the limit ranges of a namespace to its pods and claims.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/limit-range/">Limit ranges</a>
 */
public final class LimitRanger extends NamedPlugin implements MutatingAdmission, ValidatingAdmission {

    private static final String PODS = "pods";

    private final ObjectReader objects;

    /** Looks limit ranges up here. */
    public LimitRanger(ObjectReader objects) {
        super("LimitRanger", Operation.CREATE, Operation.UPDATE);
        this.objects = objects;
    }

    @Override
    public void admit(AdmissionRequest request) {
        ObjectNode object = request.object();
        if (object != null && (isNewPod(request) || isResize(request))) {
            for (LimitRange range : ranges(request)) {
                ContainerDefaults.apply(range, Pod.of(object));
            }
        }
    }

    @Override
    public void validate(AdmissionRequest request) {
        ObjectNode object = request.object();
        if (object == null || !concerned(request) || leaving(object)) {
            return;
        }
        for (LimitRange range : ranges(request)) {
            List<String> broken = request.resource().resource().equals(PODS)
                    ? LimitChecks.pod(range, Pod.of(object))
                    : LimitChecks.claim(range, PersistentVolumeClaim.of(object));
            if (!broken.isEmpty()) {
                throw request.forbidden(Reasons.join(broken));
            }
        }
    }

    /** New pods and pods being resized, and claims; what else changes of a pod has no bounds. */
    private static boolean concerned(AdmissionRequest request) {
        return isNewPod(request) || isResize(request) || request.isFor("", "persistentvolumeclaims");
    }

    private static boolean isNewPod(AdmissionRequest request) {
        return request.operation() == Operation.CREATE && request.isFor("", PODS);
    }

    private static boolean isResize(AdmissionRequest request) {
        return request.subresource().equals("resize")
                && request.resource().groupResource().equals(PODS);
    }

    private static boolean leaving(ObjectNode object) {
        return PartialObjectMetadata.of(object).metadata().hasDeletionTimestamp();
    }

    private List<LimitRange> ranges(AdmissionRequest request) {
        return objects.list(Resources.LIMIT_RANGES, request.namespace()).stream()
                .map(LimitRange::of)
                .toList();
    }
}
