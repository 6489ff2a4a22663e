package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules of a pod's spec, in pods and in templates.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/">Pod</a>
 */
public final class PodSpecRules {

    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
    private static final List<String> DNS_POLICIES =
            List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");

    private PodSpecRules() {}

    /** Checks a spec; the metadata is that of the pod or template around it. */
    public static void spec(FieldErrors errors, PodSpec spec, ObjectMeta metadata) {
        Rules.required(errors, spec.path("containers"), spec.containers(), "");
        Set<String> names = new HashSet<>();
        spec.containers().forEach(container -> container(errors, container, names));
        spec.initContainers().forEach(container -> container(errors, container, names));
        Rules.oneOf(errors, spec.path("restartPolicy"), spec.restartPolicy(), RESTART_POLICIES);
        Rules.oneOf(errors, spec.path("dnsPolicy"), spec.dnsPolicy(), DNS_POLICIES);
    }

    private static void container(FieldErrors errors, Container container, Set<String> names) {
        if (Rules.requiredFormat(errors, container.path("name"), container.name(), Formats.DNS_LABEL)
                && !names.add(container.name())) {
            errors.duplicate(container.path("name"), container.name());
        }
        Rules.required(errors, container.path("image"), container.image());
    }
}
