package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.view.Place;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pod: containers that run together on a node.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/">Pods</a>
 */
final class PodKind {

    private PodKind() {}

    static KindDeclaration declare(PodFeatures pods) {
        return KindDeclaration.of("", "Pod")
                .strategy(new Main(pods))
                .status(new Status(pods))
                .subresource("binding", new PodBinding.Change())
                .subresource("ephemeralcontainers", new PodEphemeralContainers(pods))
                .subresource("resize", new PodResize(pods))
                .withoutTable("ephemeralcontainers", "resize")
                .columns(PodColumns::columns)
                .rowConditions(object -> PodColumns.conditions(Pod.of(object)))
                .subresourceResetFields("status", "spec", "metadata.deletionTimestamp", "metadata.ownerReferences")
                .build();
    }

    /** What a pod is must make sense, however it is written. */
    static void content(FieldErrors errors, Pod pod, PodAllowances allowed) {
        PodAnnotationRules.all(errors, pod, allowed);
        PodSpecRules.spec(errors, pod.spec(), pod.metadata(), allowed);
        if (pod.spec().serviceAccountName().isEmpty()) {
            ProjectedVolumeRules.noTokens(errors, pod.spec());
        }
        pod.spec().containers().forEach(container -> ContainerRules.unpadded(errors, container));
        pod.spec().initContainers().forEach(container -> ContainerRules.unpadded(errors, container));
        pod.spec()
                .ephemeralContainers()
                .forEach(container -> ContainerRules.unpadded(errors, container.as(new Container(Place.NOWHERE))));
    }

    private static final class Main extends KindStrategy<Pod> {

        private final PodFeatures pods;

        Main(PodFeatures pods) {
            super(Pod::of, Trait.JUDGES_EMPTIES, Trait.COUNTS_GENERATIONS, Trait.DELETE_RETURNS_OBJECT);
            this.pods = pods;
        }

        @Override
        protected void defaults(Pod pod) {
            PodDefaults.set(pod);
        }

        @Override
        protected void prepare(StrategyContext context, Pod pod) {
            String sent = pod.status().qosClass();
            super.prepare(context, pod);
            pod.status().setPhase("Pending").setQosClass(sent.isEmpty() ? QosClasses.of(pod.spec()) : sent);
            if (!pod.spec().schedulingGates().isEmpty()) {
                PodCondition gated = pod.status().addConditions();
                gated.setType("PodScheduled").setStatus("False").setReason("SchedulingGated");
                gated.setMessage("Scheduling is blocked due to non-empty scheduling gates");
                gated.setLastTransitionTime(context.timestamp());
                gated.node().putNull("lastProbeTime");
            }
            SelectorMixing.intoSelectors(pod);
            AnnotationWarnings.intoFields(pod.path("metadata"), pod.metadata(), pod.spec())
                    .forEach(context::warn);
            pods.drop(pod.spec());
        }

        @Override
        protected void prepare(StrategyContext context, Pod pod, Pod old) {
            super.prepare(context, pod, old);
            pods.drop(pod.spec(), old.spec());
        }

        @Override
        protected void validate(StrategyContext context, Pod pod, FieldErrors errors) {
            metadata(context, pod, errors);
            content(errors, pod, pods.allowed());
            if (!pod.spec().ephemeralContainers().isEmpty()) {
                errors.forbidden(pod.spec().path("ephemeralContainers"), "cannot be set on create");
            }
            if (!pod.spec().nodeName().isEmpty()
                    && !pod.spec().schedulingGates().isEmpty()) {
                errors.forbidden(
                        pod.spec().path("nodeName"), "cannot be set until all schedulingGates have been cleared");
            }
            AnnotatedProfiles.seccomp(errors, pod.metadata().annotations(), pod.spec());
            AnnotatedProfiles.appArmor(errors, pod.metadata().annotations(), pod.spec());
        }

        @Override
        protected void validate(StrategyContext context, Pod pod, Pod old, FieldErrors errors) {
            metadata(pod, old, errors);
            metadata(context, pod, errors);
            content(errors, pod, pods.allowed(old.spec()));
            PodUpdateRules.updated(errors, pod, old, pods.allowed(old.spec()));
        }

        @Override
        protected void warn(StrategyContext context, Pod pod) {
            PodWarnings.of(pod).forEach(context::warn);
        }

        @Override
        public long gracePeriodSeconds(ObjectNode object, long requested) {
            Pod pod = Pod.of(object);
            long period = requested >= 0
                    ? requested
                    : pod.spec().hasTerminationGracePeriodSeconds() ? pod.spec().terminationGracePeriodSeconds() : 0;
            boolean terminal = pod.status().phase().equals("Failed")
                    || pod.status().phase().equals("Succeeded");
            if (pod.spec().nodeName().isEmpty() || terminal) {
                return 0;
            }
            return period < 0 ? 1 : period;
        }

        @Override
        public Map<String, String> selectableFields(ObjectNode object) {
            Pod pod = Pod.of(object);
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("spec.nodeName", pod.spec().nodeName());
            fields.put("spec.restartPolicy", pod.spec().restartPolicy());
            fields.put("spec.schedulerName", pod.spec().schedulerName());
            fields.put("spec.serviceAccountName", pod.spec().serviceAccountName());
            fields.put("spec.hostNetwork", Boolean.toString(pod.spec().hostNetwork()));
            fields.put("status.phase", pod.status().phase());
            fields.put("status.podIP", pod.status().podIP());
            fields.put("status.podIPs", pod.status().podIP());
            fields.put("status.nominatedNodeName", pod.status().nominatedNodeName());
            return fields;
        }
    }

    private static final class Status extends StatusStrategy<Pod> {

        /** Behind a feature gate that is off. */
        private static final String DISABLED_STATUS = "nodeAllocatableResourceClaimStatuses";

        private final PodFeatures pods;

        Status(PodFeatures pods) {
            super(Pod::of);
            this.pods = pods;
        }

        @Override
        protected void prepare(StrategyContext context, Pod pod, Pod old) {
            super.prepare(context, pod, old);
            Fields.keep(pod.metadata(), old.metadata(), "deletionTimestamp", "ownerReferences");
            if (pod.status().qosClass().isEmpty()) {
                pod.status().setQosClass(old.status().qosClass());
            }
            ObservedGenerations.keep(pod.status(), old.status());
            pod.status().remove(DISABLED_STATUS);
            pods.drop(pod.status(), old.status());
        }

        @Override
        protected void validate(StrategyContext context, Pod pod, Pod old, FieldErrors errors) {
            metadata(pod, old, errors);
            PodStatusRules.updated(errors, pod, old);
        }
    }
}
