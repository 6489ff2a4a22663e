package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.JsonDiff;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.EphemeralContainer;
import io.envtest.view.core.v1.Pod;
import java.util.Optional;

/**
 * Adds containers to debug with to a running pod.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/">Ephemeral containers</a>
 */
final class PodEphemeralContainers extends PodPart {

    PodEphemeralContainers(PodFeatures pods) {
        super(pods);
    }

    @Override
    void takeOver(Pod sent, Pod current) {
        ObjectNode spec = current.spec().materialize();
        spec.remove("ephemeralContainers");
        if (sent.spec().hasEphemeralContainers()) {
            spec.set("ephemeralContainers", sent.spec().get("ephemeralContainers"));
        }
    }

    @Override
    protected void validate(StrategyContext context, Pod pod, Pod old, FieldErrors errors) {
        metadata(pod, old, errors);
        PodKind.content(errors, pod, pods.allowed(old.spec()));
        if (PodAnnotationRules.isMirror(pod)) {
            errors.forbidden(FieldPath.root("[]"), "static pods do not support ephemeral containers");
            return;
        }
        FieldPath path = pod.spec().path("ephemeralContainers");
        for (EphemeralContainer before : old.spec().ephemeralContainers()) {
            Optional<EphemeralContainer> now = pod.spec().ephemeralContainers().stream()
                    .filter(container -> container.name().equals(before.name()))
                    .findFirst();
            String which = "existing ephemeral containers \"" + before.name() + "\" may not be ";
            if (now.isEmpty()) {
                errors.forbidden(path, which + "removed\n");
            } else if (!Rules.same(now.get(), before)) {
                errors.forbidden(
                        path, which + "changed\n" + JsonDiff.between(GoValue.of(before), GoValue.of(now.get())));
            }
        }
    }
}
