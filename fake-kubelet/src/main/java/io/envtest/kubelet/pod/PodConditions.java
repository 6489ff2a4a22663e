package io.envtest.kubelet.pod;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import io.envtest.view.core.v1.PodReadinessGate;
import io.envtest.view.core.v1.PodStatus;
import io.envtest.view.meta.v1.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes a pod's conditions from its containers, in the order in which kubelets list them. */
final class PodConditions {

    static final String SANDBOX = "PodReadyToStartContainers";

    private static final String INITIALIZED = "Initialized";
    private static final String READY = "Ready";
    private static final String CONTAINERS_READY = "ContainersReady";
    private static final String SCHEDULED = "PodScheduled";

    private final ClusterClock clock;

    PodConditions(ClusterClock clock) {
        this.clock = clock;
    }

    /** One condition as it should be. */
    private record Wanted(String type, boolean value, String reason, String message) {

        Wanted as(String otherType) {
            return new Wanted(otherType, value, reason, message);
        }
    }

    /** Brings the conditions up to date with the rest of the status. */
    void update(Pod pod, boolean sandbox) {
        PodStatus status = pod.status();
        Wanted containers = containersReady(pod);
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(new Wanted(SANDBOX, sandbox, "", ""));
        wanted.add(initialized(pod));
        wanted.add(ready(pod, containers));
        wanted.add(containers);
        if (Conditions.find(status, SCHEDULED).isEmpty()) {
            wanted.add(new Wanted(SCHEDULED, true, "", ""));
        }
        replace(pod, wanted);
    }

    /** Sets one condition more; it stays until it is set again. */
    void set(Pod pod, String type, boolean value, String reason, String message) {
        PodStatus status = pod.status();
        PodCondition condition = status.conditions().stream()
                .filter(each -> each.type().equals(type))
                .findFirst()
                .orElseGet(status::addConditions);
        PodCondition known = PodCondition.of(condition.node().deepCopy());
        condition.node().removeAll();
        write(
                condition,
                new Wanted(type, value, reason, message),
                Optional.of(known),
                pod.metadata().generation());
    }

    private void replace(Pod pod, List<Wanted> wanted) {
        PodStatus status = pod.status();
        List<ObjectNode> before = new ArrayList<>();
        status.conditions().forEach(condition -> before.add(condition.node()));
        status.removeConditions();
        for (Wanted one : wanted) {
            Optional<PodCondition> known = before.stream()
                    .map(PodCondition::of)
                    .filter(condition -> condition.type().equals(one.type()))
                    .findFirst();
            write(status.addConditions(), one, known, pod.metadata().generation());
            known.ifPresent(condition -> before.remove(condition.node()));
        }
        before.forEach(node -> status.addConditions().replaceWith(PodCondition.of(node)));
    }

    private void write(PodCondition condition, Wanted wanted, Optional<PodCondition> known, long generation) {
        String value = wanted.value() ? "True" : "False";
        String since = known.filter(before -> before.status().equals(value))
                .map(PodCondition::lastTransitionTime)
                .filter(time -> !time.isEmpty())
                .orElseGet(() -> Timestamps.now(clock));
        condition.setType(wanted.type());
        if (!wanted.type().equals(SCHEDULED)) {
            condition.setObservedGeneration(generation);
        }
        condition.setStatus(value).setLastTransitionTime(since);
        if (!wanted.reason().isEmpty()) {
            condition.setReason(wanted.reason());
        }
        if (!wanted.message().isEmpty()) {
            condition.setMessage(wanted.message());
        }
    }

    private static Wanted initialized(Pod pod) {
        if (pod.status().phase().equals("Succeeded")) {
            return new Wanted(INITIALIZED, true, "PodCompleted", "");
        }
        if (pod.status().containerStatuses().stream()
                .anyMatch(status -> status.lastState().hasTerminated())) {
            return new Wanted(INITIALIZED, true, "", ""); // what was initialized once stays so
        }
        List<Container> containers = pod.spec().initContainers();
        List<ContainerStatus> statuses = pod.status().initContainerStatuses();
        List<String> incomplete = new ArrayList<>();
        for (int i = 0; i < containers.size(); i++) {
            boolean through = i < statuses.size()
                    && (Sidecars.isSidecar(containers.get(i))
                            ? statuses.get(i).started()
                            : statuses.get(i).ready());
            if (!through) {
                incomplete.add(containers.get(i).name());
            }
        }
        return incomplete.isEmpty()
                ? new Wanted(INITIALIZED, true, "", "")
                : new Wanted(
                        INITIALIZED,
                        false,
                        "ContainersNotInitialized",
                        "containers with incomplete status: " + list(incomplete));
    }

    private static Wanted containersReady(Pod pod) {
        switch (pod.status().phase()) {
            case "Succeeded":
                return new Wanted(CONTAINERS_READY, false, "PodCompleted", "");
            case "Failed":
                return new Wanted(CONTAINERS_READY, false, "PodFailed", "");
            default:
                break;
        }
        List<String> unready = new ArrayList<>();
        for (ContainerStatus status : pod.status().containerStatuses()) {
            if (!status.ready()) {
                unready.add(status.name());
            }
        }
        return unready.isEmpty()
                ? new Wanted(CONTAINERS_READY, true, "", "")
                : new Wanted(
                        CONTAINERS_READY,
                        false,
                        "ContainersNotReady",
                        "containers with unready status: " + list(unready));
    }

    private static Wanted ready(Pod pod, Wanted containers) {
        if (!containers.value()) {
            return containers.as(READY);
        }
        List<String> missing = new ArrayList<>();
        for (PodReadinessGate gate : pod.spec().readinessGates()) {
            String type = gate.conditionType();
            Optional<Condition> condition = Conditions.find(pod.status(), type);
            if (condition.isEmpty()) {
                missing.add("corresponding condition of pod readiness gate \"" + type + "\" does not exist.");
            } else if (!condition.get().status().equals("True")) {
                missing.add("the status of pod readiness gate \"" + type + "\" is not \"True\", but "
                        + condition.get().status());
            }
        }
        return missing.isEmpty()
                ? new Wanted(READY, true, "", "")
                : new Wanted(READY, false, "ReadinessGatesNotReady", String.join(", ", missing));
    }

    private static String list(List<String> names) {
        return "[" + String.join(" ", names) + "]";
    }
}
