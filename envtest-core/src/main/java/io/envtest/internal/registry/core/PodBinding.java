package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.Times;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.Strategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Binding;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The binding of a pod to its node, as the scheduler posts it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/binding-v1/">Binding</a>
 */
public final class PodBinding implements PostedResource {

    private static final GroupVersionResource PODS = new GroupVersionResource("", "v1", "pods");
    private static final GroupVersionResource BINDINGS = new GroupVersionResource("", "v1", "pods/binding");

    private final ResourceStore store;
    private final ClusterClock clock;

    /** Binds pods of this store. */
    public PodBinding(ResourceStore store, ClusterClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public GroupVersionResource resource() {
        return PODS;
    }

    @Override
    public String subresource() {
        return "binding";
    }

    @Override
    public void wipe(Target target, ObjectNode posted) {
        // the uid is what the pod must have
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        return answer(target, posted, WriteOptions.PLAIN, admission);
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, WriteOptions options, AdmissionCallback admission) {
        if (!Binding.of(posted).metadata().name().equals(target.name())) {
            throw ApiErrors.badRequest("name in URL does not match name in Binding object");
        }
        return bind(target, posted, options, admission);
    }

    /** Binds the pod that is the target. */
    ObjectNode bind(Target target, ObjectNode posted, WriteOptions options, AdmissionCallback admission) {
        Binding binding = Binding.of(posted);
        check(binding);
        if (target.name().isEmpty()) {
            throw ApiErrors.badRequest("Name parameter required.");
        }
        admission.validate(posted, null);
        store.update(
                target,
                ObjectUpdate.own(binding.metadata().uid(), current -> bind(Pod.of(current.deepCopy()), binding)),
                options,
                AdmissionCallback.NONE);
        ObjectNode status = posted.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        return status.put("status", "Success").put("code", 201);
    }

    private static void check(Binding binding) {
        ObjectReference node = binding.target();
        FieldErrors errors = new FieldErrors();
        if (!node.kind().isEmpty() && !node.kind().equals("Node")) {
            errors.notSupported(node.path("kind"), node.kind(), List.of("Node", "<empty>"));
        }
        if (node.name().isEmpty()) {
            errors.required(node.path("name"), "");
        }
        if (!errors.isEmpty()) {
            throw ApiErrors.unknown(errors.aggregate());
        }
    }

    private ObjectNode bind(Pod pod, Binding binding) {
        String name = pod.metadata().name();
        if (pod.metadata().hasDeletionTimestamp()) {
            throw ApiErrors.conflict(BINDINGS, name, "pod " + name + " is being deleted, cannot be assigned to a host");
        }
        if (!pod.spec().nodeName().isEmpty()) {
            throw ApiErrors.conflict(
                    BINDINGS,
                    name,
                    "pod " + name + " is already assigned to node \""
                            + pod.spec().nodeName() + "\"");
        }
        if (!pod.spec().schedulingGates().isEmpty()) {
            throw ApiErrors.conflict(BINDINGS, name, "pod " + name + " has non-empty .spec.schedulingGates");
        }
        pod.spec().setNodeName(binding.target().name());
        pod.status().removeNominatedNodeName();
        Map<String, String> annotations = new LinkedHashMap<>(pod.metadata().annotations());
        annotations.putAll(binding.metadata().annotations());
        if (!annotations.isEmpty()) {
            pod.metadata().setAnnotations(annotations);
        }
        Map<String, String> labels = new LinkedHashMap<>(pod.metadata().labels());
        labels.putAll(binding.metadata().labels());
        if (!labels.isEmpty()) {
            pod.metadata().setLabels(labels);
        }
        scheduled(pod);
        return pod.node();
    }

    private void scheduled(Pod pod) {
        PodCondition condition = pod.status().conditions().stream()
                .filter(c -> c.type().equals("PodScheduled"))
                .findFirst()
                .orElseGet(() -> pod.status().addConditions().setType("PodScheduled"));
        condition.node().removeAll();
        condition.setType("PodScheduled").setStatus("True");
        condition.node().putNull("lastProbeTime");
        condition.setLastTransitionTime(Times.seconds(clock.now()));
    }

    /** Writing a binding changes what a client may not change, so it has no rules of its own. */
    static final class Change implements Strategy {

        @Override
        public void validateUpdate(StrategyContext context, ObjectNode object, ObjectNode old, FieldErrors errors) {
            // what may be bound has been checked with the posted object
        }
    }
}
