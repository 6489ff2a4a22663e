package io.envtest.internal.admission.plugin.priority;

import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.scheduling.v1.PriorityClass;
import io.envtest.view.scheduling.v1alpha2.PodGroup;
import io.envtest.view.scheduling.v1alpha2.PodGroupSpec;
import java.util.Comparator;
import java.util.Optional;

/**
 * Turns a pod's class into its priority.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/">Pod priority</a>
 */
public final class Priority extends NamedPlugin implements MutatingAdmission, ValidatingAdmission {

    private static final String PREEMPTING = "PreemptLowerPriority";

    private final ObjectReader objects;
    private final boolean ofGroups;

    /** Looks classes up here; groups of pods have a priority only with a feature. */
    public Priority(ObjectReader objects, FeatureGates features) {
        super("Priority", Operation.CREATE, Operation.UPDATE);
        this.objects = objects;
        this.ofGroups = features.enabled(Feature.WORKLOAD_AWARE_PREEMPTION);
    }

    @Override
    public void admit(AdmissionRequest request) {
        if (request.object() == null) {
            return;
        }
        if (ofGroups && request.operation() == Operation.CREATE && request.isFor("scheduling.k8s.io", "podgroups")) {
            compute(request, PodGroup.of(request.object()).spec());
        }
        if (!request.isFor("", "pods")) {
            return;
        }
        PodSpec spec = Pod.of(request.object()).spec();
        if (request.operation() == Operation.UPDATE && request.oldObject() != null) {
            keep(spec, Pod.of(request.oldObject()).spec());
        } else {
            compute(request, spec);
        }
    }

    /** What was computed on create stays, also where a client leaves it out. */
    private static void keep(PodSpec spec, PodSpec old) {
        if (!spec.hasPriority() && old.hasPriority()) {
            spec.setPriority(old.priority());
        }
        if (!spec.hasPreemptionPolicy() && old.hasPreemptionPolicy()) {
            spec.setPreemptionPolicy(old.preemptionPolicy());
        }
    }

    private void compute(AdmissionRequest request, PodSpec spec) {
        Optional<PriorityClass> found = classOf(request, spec.priorityClassName());
        found.ifPresent(priorityClass ->
                spec.setPriorityClassName(priorityClass.metadata().name()));
        int value = found.map(PriorityClass::value).orElse(0);
        if (spec.hasPriority() && spec.priority() != value) {
            throw request.forbidden("the integer value of priority (" + spec.priority()
                    + ") must not be provided in pod spec; priority admission controller computed " + value
                    + " from the given PriorityClass name");
        }
        spec.setPriority(value);
        String policy = found.map(PriorityClass::preemptionPolicy)
                .filter(p -> !p.isEmpty())
                .orElse(PREEMPTING);
        if (spec.hasPreemptionPolicy() && !spec.preemptionPolicy().equals(policy)) {
            throw request.forbidden("the string value of PreemptionPolicy (" + spec.preemptionPolicy()
                    + ") must not be provided in pod spec; priority admission controller computed " + policy
                    + " from the given PriorityClass name");
        }
        spec.setPreemptionPolicy(policy);
    }

    private void compute(AdmissionRequest request, PodGroupSpec spec) {
        Optional<PriorityClass> found = classOf(request, spec.priorityClassName());
        found.ifPresent(priorityClass ->
                spec.setPriorityClassName(priorityClass.metadata().name()));
        int value = found.map(PriorityClass::value).orElse(0);
        if (spec.hasPriority() && spec.priority() != value) {
            throw request.forbidden("priority set in the pod group (" + spec.priority()
                    + ") must match the priority computed (" + value
                    + ") based on the priority class set in the spec");
        }
        spec.setPriority(value);
    }

    private Optional<PriorityClass> classOf(AdmissionRequest request, String name) {
        return name.isEmpty() ? defaultClass() : Optional.of(named(request, name));
    }

    private PriorityClass named(AdmissionRequest request, String name) {
        return objects.get(Resources.PRIORITY_CLASSES, new ObjectKey("", name))
                .map(PriorityClass::of)
                .orElseThrow(() -> request.forbidden("no PriorityClass with name " + name + " was found"));
    }

    /** The lowest of the classes that call themselves the default. */
    private Optional<PriorityClass> defaultClass() {
        return objects.list(Resources.PRIORITY_CLASSES, "").stream()
                .map(PriorityClass::of)
                .filter(PriorityClass::globalDefault)
                .min(Comparator.comparingInt(PriorityClass::value));
    }

    @Override
    public void validate(AdmissionRequest request) {
        if (!request.isFor("scheduling.k8s.io", "priorityclasses") || request.object() == null) {
            return;
        }
        PriorityClass changed = PriorityClass.of(request.object());
        if (!changed.globalDefault()) {
            return;
        }
        defaultClass()
                .map(present -> present.metadata().name())
                .filter(name -> request.operation() == Operation.CREATE
                        || !name.equals(changed.metadata().name()))
                .ifPresent(name -> {
                    throw request.forbidden(
                            "PriorityClass " + name + " is already marked as default. Only one default can exist");
                });
    }
}
