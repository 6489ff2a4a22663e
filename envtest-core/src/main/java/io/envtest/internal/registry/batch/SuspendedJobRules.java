package io.envtest.internal.registry.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.View;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.PodTemplateSpec;
import java.util.List;

/**
 * What may change in the pods of a Job that has never run: metadata, where they may run, and what they need.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/#mutable-scheduling-directives">Mutable
 *     scheduling directives</a>
 */
final class SuspendedJobRules {

    private static final List<String> PLACEMENT = List.of("nodeSelector", "tolerations", "schedulingGates");

    private SuspendedJobRules() {}

    static void template(FieldErrors errors, PodTemplateSpec template, PodTemplateSpec old) {
        PodSpec spec = template.spec();
        PodSpec allowed = PodSpec.of(old.spec().node().deepCopy());
        PLACEMENT.forEach(field -> take(field, spec, allowed));
        affinity(spec, allowed);
        resources(spec.containers(), allowed.containers());
        resources(spec.initContainers(), allowed.initContainers());
        if (!Rules.same(spec, allowed)) {
            errors.invalid(spec.path(), GoValue.of(spec), "field is immutable");
        }
    }

    /** Only that to nodes may change; an affinity may go as a whole when there was no other. */
    private static void affinity(PodSpec spec, PodSpec allowed) {
        if (!spec.affinity().present()) {
            allowed.affinity().remove("nodeAffinity");
            if (allowed.affinity().node().isEmpty()) {
                allowed.remove("affinity");
            }
        } else {
            allowed.affinity().materialize();
            take("nodeAffinity", spec.affinity(), allowed.affinity());
        }
    }

    private static void resources(List<Container> containers, List<Container> allowed) {
        if (containers.size() == allowed.size()) {
            for (int i = 0; i < containers.size(); i++) {
                take("resources", containers.get(i), allowed.get(i));
            }
        }
    }

    private static void take(String field, View from, View to) {
        JsonNode value = from.get(field);
        if (value.isMissingNode()) {
            to.remove(field);
        } else {
            to.materialize().set(field, value.deepCopy());
        }
    }
}
