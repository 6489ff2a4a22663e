package io.envtest.internal.admission.plugin.runtimeclass;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.meta.Tolerations;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.Toleration;
import io.envtest.view.node.v1.RuntimeClass;
import io.envtest.view.node.v1.Scheduling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives a pod the overhead, node selector and tolerations of its runtime class.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#runtimeclass">RuntimeClass</a>
 */
public final class RuntimeClassPlugin extends NamedPlugin implements MutatingAdmission, ValidatingAdmission {

    private static final String MISMATCH = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";

    private final ObjectReader objects;

    /** Looks classes up here. */
    public RuntimeClassPlugin(ObjectReader objects) {
        super("RuntimeClass", Operation.CREATE);
        this.objects = objects;
    }

    @Override
    public void admit(AdmissionRequest request) {
        if (request.isFor("", "pods") && request.object() != null) {
            PodSpec spec = Pod.of(request.object()).spec();
            find(request, spec).ifPresent(runtime -> {
                setOverhead(request, spec, runtime);
                setScheduling(request, spec, runtime.scheduling());
            });
        }
    }

    @Override
    public void validate(AdmissionRequest request) {
        if (!request.isFor("", "pods") || request.object() == null) {
            return;
        }
        PodSpec spec = Pod.of(request.object()).spec();
        Optional<RuntimeClass> runtime = find(request, spec).filter(RuntimeClass::hasOverhead);
        if (runtime.isPresent()) {
            if (!same(runtime.get().overhead().podFixed(), spec.overhead())) {
                throw request.forbidden(MISMATCH);
            }
        } else if (spec.hasOverhead() || sentOverhead(request)) {
            throw request.forbidden(
                    "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
        }
    }

    /** An overhead that was sent empty, which decoding drops, is one all the same. */
    private static boolean sentOverhead(AdmissionRequest request) {
        return request.context()
                .sent()
                .filter(sent -> Pod.of(sent).spec().hasOverhead())
                .isPresent();
    }

    private Optional<RuntimeClass> find(AdmissionRequest request, PodSpec spec) {
        if (!spec.hasRuntimeClassName()) {
            return Optional.empty();
        }
        String name = spec.runtimeClassName();
        checkName(name);
        RuntimeClass found = objects.get(Resources.RUNTIME_CLASSES, new ObjectKey("", name))
                .map(RuntimeClass::of)
                .orElseThrow(
                        () -> request.forbidden("pod rejected: RuntimeClass " + GoQuote.quote(name) + " not found"));
        return Optional.of(found);
    }

    /** What cannot be a part of a path is not even looked for. */
    private static void checkName(String name) {
        if (name.isEmpty()) {
            throw ApiErrors.unknown("resource name may not be empty");
        }
        List<String> wrong = Formats.PATH_SEGMENT.wrong(name);
        if (!wrong.isEmpty()) {
            throw ApiErrors.unknown("invalid resource name " + GoQuote.quote(name) + ": " + wrong);
        }
    }

    private static void setOverhead(AdmissionRequest request, PodSpec spec, RuntimeClass runtime) {
        if (!runtime.hasOverhead()) {
            return;
        }
        Map<String, String> overhead = runtime.overhead().podFixed();
        if ((spec.hasOverhead() || sentOverhead(request)) && !same(overhead, spec.overhead())) {
            throw request.forbidden(MISMATCH);
        }
        spec.setOverhead(overhead);
    }

    private static void setScheduling(AdmissionRequest request, PodSpec spec, Scheduling scheduling) {
        Map<String, String> selector = new LinkedHashMap<>(spec.nodeSelector());
        new TreeMap<>(scheduling.nodeSelector()).forEach((key, value) -> {
            String present = selector.putIfAbsent(key, value);
            if (present != null && !present.equals(value)) {
                throw request.forbidden("conflict: runtimeClass.scheduling.nodeSelector[" + key + "] = " + value
                        + "; pod.spec.nodeSelector[" + key + "] = " + present);
            }
        });
        if (!selector.isEmpty()) {
            spec.setNodeSelector(selector);
        }
        if (!scheduling.tolerations().isEmpty()) {
            List<ObjectNode> merged = Tolerations.merge(spec.tolerations(), scheduling.tolerations()).stream()
                    .map(toleration -> toleration.node().deepCopy())
                    .toList();
            spec.removeTolerations();
            merged.forEach(toleration -> spec.addTolerations().replaceWith(Toleration.of(toleration)));
        }
    }

    private static boolean same(Map<String, String> one, Map<String, String> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(e -> quantity(e.getValue()).equals(quantity(other.getOrDefault(e.getKey(), ""))));
    }

    private static Quantity quantity(String text) {
        return Quantity.tryParse(text).orElse(Quantity.ZERO);
    }
}
