package io.envtest.internal.admission.plugin.podgroup;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.view.scheduling.v1alpha2.PodGroup;
import java.util.ArrayList;
import java.util.List;

/** Gives groups of pods a finalizer that a controller takes away once none of their pods runs. */
public final class PodGroupProtection extends NamedPlugin implements MutatingAdmission {

    private static final String FINALIZER = "scheduling.k8s.io/podgroup-protection";

    /** Needs nothing. */
    public PodGroupProtection() {
        super("PodGroupProtection", Operation.CREATE);
    }

    @Override
    public void admit(AdmissionRequest request) {
        if (!request.isFor("scheduling.k8s.io", "podgroups") || request.object() == null) {
            return;
        }
        PodGroup group = PodGroup.of(request.object());
        List<String> finalizers = new ArrayList<>(group.metadata().finalizers());
        if (!finalizers.contains(FINALIZER)) {
            finalizers.add(FINALIZER);
            group.metadata().setFinalizers(finalizers);
        }
    }
}
