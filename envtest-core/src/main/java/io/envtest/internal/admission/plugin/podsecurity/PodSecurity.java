package io.envtest.internal.admission.plugin.podsecurity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.EphemeralContainer;
import io.envtest.view.core.v1.Namespace;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds pods to the standards that the labels of their namespace name: refuses, warns, or lets pass. What makes pods is
 * only warned of.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-admission/">Pod Security Admission</a>
 */
public final class PodSecurity extends NamedPlugin implements ValidatingAdmission {

    private static final Set<String> IGNORED =
            Set.of("attach", "binding", "eviction", "exec", "log", "portforward", "proxy", "resize", "status");

    private final ObjectReader objects;
    private final ExistingPods existing;

    /** Looks namespaces and pods up here. */
    public PodSecurity(ObjectReader objects) {
        super("PodSecurity", Operation.CREATE, Operation.UPDATE);
        this.objects = objects;
        this.existing = new ExistingPods(objects);
    }

    @Override
    public void validate(AdmissionRequest request) {
        ObjectNode object = request.object();
        if (object == null) {
            return;
        }
        String resource = request.resource().groupResource();
        if (resource.equals("namespaces") && request.subresource().isEmpty()) {
            tighten(request, Namespace.of(object));
        } else if (resource.equals("pods") && !IGNORED.contains(request.subresource())) {
            hold(request, Pod.of(object));
        } else if (request.subresource().isEmpty()) {
            PodTemplateSpec template = PodTemplates.of(resource, object);
            if (template != null) {
                warn(request, SecuredPod.of(template.metadata().annotations(), template.spec()));
            }
        }
    }

    private void tighten(AdmissionRequest request, Namespace now) {
        ObjectNode old = request.oldObject();
        if (old == null) {
            return;
        }
        SecurityPolicy before = SecurityPolicy.of(Namespace.of(old).metadata().labels(), "enforce");
        SecurityPolicy policy = SecurityPolicy.of(now.metadata().labels(), "enforce");
        if (policy.mayAskMoreThan(before)) {
            existing.warnings(now.metadata().name(), policy).forEach(request.context()::warn);
        }
    }

    private void hold(AdmissionRequest request, Pod pod) {
        ObjectNode old = request.oldObject();
        if (old != null && !isChanged(Pod.of(old), pod)) {
            return;
        }
        SecuredPod secured = SecuredPod.of(pod.metadata().annotations(), pod.spec());
        SecurityPolicy enforced = SecurityPolicy.of(labels(request.namespace()), "enforce");
        List<Violation> violations = SecurityChecks.violations(enforced, secured);
        if (!violations.isEmpty()) {
            throw request.forbidden("violates PodSecurity \"" + enforced + "\": " + Violation.details(violations));
        }
        warn(request, secured);
    }

    private void warn(AdmissionRequest request, SecuredPod pod) {
        SecurityPolicy policy = SecurityPolicy.of(labels(request.namespace()), "warn");
        List<Violation> violations = SecurityChecks.violations(policy, pod);
        if (!violations.isEmpty()) {
            request.context().warn("would violate PodSecurity \"" + policy + "\": " + Violation.details(violations));
        }
    }

    private Map<String, String> labels(String namespace) {
        return objects.get(Resources.NAMESPACES, new ObjectKey("", namespace))
                .map(found -> Namespace.of(found).metadata().labels())
                .orElse(Map.of());
    }

    /** A pod is judged anew only when it gets another image or another container. */
    private static boolean isChanged(Pod before, Pod now) {
        return !images(before.spec().containers()).equals(images(now.spec().containers()))
                || !images(before.spec().initContainers())
                        .equals(images(now.spec().initContainers()))
                || !ephemeral(before).containsAll(ephemeral(now));
    }

    private static List<String> images(List<Container> containers) {
        return containers.stream().map(Container::image).toList();
    }

    private static List<String> ephemeral(Pod pod) {
        return pod.spec().ephemeralContainers().stream()
                .map(PodSecurity::nameAndImage)
                .toList();
    }

    private static String nameAndImage(EphemeralContainer container) {
        return container.name() + " " + container.image();
    }
}
