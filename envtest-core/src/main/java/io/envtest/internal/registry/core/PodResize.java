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
            ObjectNode resized = from.get(i).node();
            if (from.get(i).name().equals(container.name())) {
                RESIZED.forEach(part -> copy(part, resized, container.node()));
            } else {
                container.node().removeAll().setAll(resized.deepCopy());
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
        check(pod, old, errors);
    }

    /** Only amounts of cpu and memory may differ. */
    void check(Pod pod, Pod old, FieldErrors errors) {
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
        PodSpec rest = PodSpec.of(spec.node().deepCopy());
        boolean comparable =
                sameNames(errors, "containers", spec.containers(), old.spec().containers());
        if (comparable) {
            compare(errors, spec.containers(), rest.containers(), old.spec().containers());
        }
        podLevel(errors, spec, old.spec());
        copy("resources", old.spec().node(), rest.node());
        copy("initContainers", old.spec().node(), rest.node());
        if (comparable && !Trees.same(rest.node(), old.spec().node())) {
            errors.forbidden(spec.path(), "only cpu and memory resources are mutable");
        }
        initContainers(errors, spec, old.spec());
    }

    private static void initContainers(FieldErrors errors, PodSpec spec, PodSpec old) {
        List<Container> before = old.initContainers();
        List<Container> now = spec.initContainers();
        if (!sameNames(errors, "initContainers", now, before)) {
            return;
        }
        List<Container> rest = PodSpec.of(spec.node().deepCopy()).initContainers();
        for (int i = 0; i < before.size(); i++) {
            compare(errors, now.subList(i, i + 1), rest.subList(i, i + 1), before.subList(i, i + 1));
            if (!Trees.same(rest.get(i).node(), before.get(i).node())) {
                errors.forbidden(
                        now.get(i).path(), "only cpu and memory resources for init or sidecar containers are mutable");
            }
        }
    }

    /** Containers stay, under their names and in their order. */
    private static boolean sameNames(FieldErrors errors, String field, List<Container> now, List<Container> before) {
        FieldPath path = FieldPath.root("spec", field);
        if (now.size() != before.size()) {
            errors.forbidden(path, field + " may not be added or removed on resize");
            return false;
        }
        boolean same = true;
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).name().equals(before.get(i).name())) {
                errors.forbidden(path.index(i).child("name"), field + " may not be renamed or reordered on resize");
                same = false;
            }
        }
        return same;
    }

    /** Amounts of cpu and memory for the pod as a whole may be others, or more; nothing goes away. */
    private static void podLevel(FieldErrors errors, PodSpec spec, PodSpec old) {
        if (old.resources().present() && !spec.resources().present()) {
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
