package io.envtest.internal.admission.plugin.podgroup;

import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.scheduling.v1alpha2.PodGroup;
import io.envtest.view.scheduling.v1alpha2.Workload;
import io.envtest.view.scheduling.v1alpha2.WorkloadPodGroupTemplateReference;

/**
 * A group of pods that says it follows a template needs the template to be there.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/podgroup-api/">PodGroup API</a>
 */
public final class PodGroupWorkloadExists extends NamedPlugin implements ValidatingAdmission {

    private final ObjectReader objects;

    /** Looks workloads up here. */
    public PodGroupWorkloadExists(ObjectReader objects) {
        super("PodGroupWorkloadExists", Operation.CREATE);
        this.objects = objects;
    }

    @Override
    public void validate(AdmissionRequest request) {
        if (!request.isFor("scheduling.k8s.io", "podgroups") || request.object() == null) {
            return;
        }
        PodGroup group = PodGroup.of(request.object());
        WorkloadPodGroupTemplateReference wanted =
                group.spec().podGroupTemplateRef().workload();
        if (!wanted.present()) {
            return;
        }
        String name = wanted.workloadName();
        Workload workload = objects.get(
                        Resources.WORKLOADS, new ObjectKey(group.metadata().namespace(), name))
                .map(Workload::of)
                .orElseThrow(() -> request.forbidden("PodGroup rejected: Workload \"" + name + "\" not found"));
        String template = wanted.podGroupTemplateName();
        if (workload.spec().podGroupTemplates().stream()
                .noneMatch(known -> known.name().equals(template))) {
            throw request.forbidden(
                    "PodGroup rejected: PodGroupTemplate \"" + template + "\" not found in Workload \"" + name + "\"");
        }
    }
}
