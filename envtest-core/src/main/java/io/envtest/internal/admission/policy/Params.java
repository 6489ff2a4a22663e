package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.policy.ServedKinds.Parameters;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.meta.LabelSelectors;
import io.envtest.view.admissionregistration.v1.ParamKind;
import io.envtest.view.admissionregistration.v1.ParamRef;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.List;
import java.util.Optional;

/** Finds the parameters of policies. Thread-safe. */
final class Params {

    private static final String NOT_FOUND = "no params found for policy binding with `Deny` parameterNotFoundAction";
    private static final String NO_NAMESPACE =
            "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources";

    private final ObjectReader objects;
    private final ServedKinds kinds;

    Params(ObjectReader objects, ServedKinds kinds) {
        this.objects = objects;
        this.kinds = kinds;
    }

    /** The objects of the kind, empty if it is not served. */
    Optional<Parameters> served(ParamKind kind) {
        return kinds.parameters(GroupVersionKind.of(kind.apiVersion(), kind.kind()));
    }

    /**
     * The parameters that a binding refers to.
     *
     * @param namespace namespace of the request, which stands in for that of the parameters
     */
    Found find(Parameters parameters, ParamRef ref, String namespace) {
        String place = ref.namespace().isEmpty() ? namespace : ref.namespace();
        if (parameters.namespaced() && place.isEmpty()) {
            return new Found(List.of(), NO_NAMESPACE);
        }
        List<ObjectNode> found = named(parameters, ref, parameters.namespaced() ? place : "");
        boolean missed = found.isEmpty() && ref.parameterNotFoundAction().equals("Deny");
        return new Found(found, missed ? NOT_FOUND : "");
    }

    /**
     * What was found.
     *
     * @param objects the parameters
     * @param problem why there are none, where there ought to be; else empty
     */
    record Found(List<ObjectNode> objects, String problem) {}

    private List<ObjectNode> named(Parameters parameters, ParamRef ref, String namespace) {
        if (!ref.name().isEmpty()) {
            return objects.get(parameters.resource(), new ObjectKey(namespace, ref.name())).stream()
                    .toList();
        }
        return objects.list(parameters.resource(), namespace).stream()
                .filter(object -> LabelSelectors.matches(
                        ref.selector(),
                        PartialObjectMetadata.of(object).metadata().labels()))
                .toList();
    }
}
