package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Trees;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changes the resources of the containers of a running pod.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/">Resize CPU and Memory Resources</a>
 */
final class PodResize extends PodPart {

    private static final List<String> RESIZED = List.of("resources", "resizePolicy");
    private static final List<String> RESOURCES = List.of("cpu", "memory");

    PodResize(PodFeatures pods) {
        super(pods);
    }

    @Override
    void takeOver(Pod sent, Pod current) {
        containers(
                "containers",
                sent.spec(),
                current.spec(),
                sent.spec().containers(),
                current.spec().containers());
        containers(
                "initContainers",
                sent.spec(),
                current.spec(),
                sent.spec().initContainers(),
                current.spec().initContainers());
        copy("resources", sent.spec().node(), current.spec().materialize());
    }

    private static void containers(
            String field, PodSpec sent, PodSpec current, List<Container> from, List<Container> to) {
        if (from.size() != to.size()) {
            copy(field, sent.node(), current.materialize());
            return;
        }
        for (int i = 0; i < to.size(); i++) {
            Container container = to.get(i);
            if (from.get(i).name().equals(container.name())) {
                ObjectNode resized = from.get(i).node();
                RESIZED.forEach(part -> copy(part, resized, container.node()));
            }
        }
    }

    private static void copy(String field, ObjectNode from, ObjectNode to) {
        to.remove(field);
        if (from.has(field)) {
            to.set(field, from.get(field).deepCopy());
        }
    }

    @Override
    protected void validate(StrategyContext context, Pod pod, Pod old, FieldErrors errors) {
        metadata(pod, old, errors);
        PodKind.content(errors, pod, pods.allowed(old.spec()));
        boolean windows = pod.spec().os().name().equals("windows");
        if (PodAnnotationRules.isMirror(pod) || windows) {
            errors.forbidden(FieldPath.root("[]"), (windows ? "windows" : "static") + " pods cannot be resized");
            return;
        }
        PodSpec spec = pod.spec();
        if (!QosClasses.of(spec).equals(QosClasses.of(old.spec()))) {
            errors.invalid(
                    spec.path(), QosClasses.of(old.spec()), "Pod QOS Class may not change as a result of resizing");
        }
        if (spec.containers().size() != old.spec().containers().size()
                || spec.initContainers().size() != old.spec().initContainers().size()) {
            errors.forbidden(spec.path("containers"), "containers may not be added or removed on resize");
            return;
        }
        PodSpec rest = PodSpec.of(spec.node().deepCopy());
        compare(errors, spec.containers(), rest.containers(), old.spec().containers());
        compare(errors, spec.initContainers(), rest.initContainers(), old.spec().initContainers());
        podLevel(errors, spec, old.spec());
        if (old.spec().resources().present()) {
            rest.resources().replaceWith(old.spec().resources());
        }
        if (!Trees.same(rest.node(), old.spec().node())) {
            errors.forbidden(spec.path(), "only cpu and memory resources are mutable");
        }
    }

    /** Amounts of cpu and memory for the pod as a whole may be others, or more; nothing goes away. */
    private static void podLevel(FieldErrors errors, PodSpec spec, PodSpec old) {
        if (!old.resources().present()) {
            return;
        }
        if (!spec.resources().present()) {
            errors.forbidden(spec.path("resources"), "pod-level resources cannot be removed");
            return;
        }
        Map<String, String> requests = spec.resources().requests();
        Map<String, String> limits = spec.resources().limits();
        if (!requests.keySet().containsAll(old.resources().requests().keySet())) {
            errors.forbidden(spec.resources().path("requests"), "pod-level resource requests cannot be removed");
        }
        if (!limits.keySet().containsAll(old.resources().limits().keySet())) {
            errors.forbidden(spec.resources().path("limits"), "pod-level resource limits cannot be removed");
        }
        boolean others = !fixed(requests).equals(fixed(old.resources().requests()))
                || !fixed(limits).equals(fixed(old.resources().limits()));
        if (others) {
            errors.forbidden(spec.path(), "only cpu and memory resources are mutable at pod-level");
        }
    }

    /** The amounts that may not change. */
    private static Map<String, String> fixed(Map<String, String> amounts) {
        Map<String, String> fixed = new TreeMap<>(amounts);
        fixed.keySet().removeAll(RESOURCES);
        return fixed;
    }

    private static void compare(FieldErrors errors, List<Container> now, List<Container> rest, List<Container> before) {
        for (int i = 0; i < before.size(); i++) {
            Container container = now.get(i);
            Container old = before.get(i);
            kept(
                    errors,
                    container,
                    "requests",
                    container.resources().requests(),
                    old.resources().requests());
            kept(
                    errors,
                    container,
                    "limits",
                    container.resources().limits(),
                    old.resources().limits());
            takeBack(rest.get(i), "requests", old.resources().requests());
            takeBack(rest.get(i), "limits", old.resources().limits());
            if (!old.resources().has("claims")) {
                rest.get(i).resources().remove("claims");
            }
        }
    }

    private static void kept(
            FieldErrors errors,
            Container container,
            String field,
            Map<String, String> now,
            Map<String, String> before) {
        boolean removed = RESOURCES.stream().anyMatch(name -> before.containsKey(name) && !now.containsKey(name));
        if (removed) {
            errors.forbidden(container.path("resources").child(field), "resource " + field + " cannot be removed");
        }
    }

    /** Takes back what may change, so that what may not remains to be compared. */
    private static void takeBack(Container rest, String field, Map<String, String> before) {
        boolean requests = field.equals("requests");
        Map<String, String> amounts = new TreeMap<>(
                requests ? rest.resources().requests() : rest.resources().limits());
        for (String name : RESOURCES) {
            amounts.remove(name);
            if (before.containsKey(name)) {
                amounts.put(name, before.get(name));
            }
        }
        if (amounts.isEmpty()) {
            rest.resources().remove(field);
        } else if (requests) {
            rest.resources().setRequests(amounts);
        } else {
            rest.resources().setLimits(amounts);
        }
    }
}
