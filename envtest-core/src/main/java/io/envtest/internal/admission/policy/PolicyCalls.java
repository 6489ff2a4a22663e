package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.policy.ServedKinds.Parameters;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.view.admissionregistration.v1.ParamKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out which policies concern a request, by which bindings and with which parameters. Thread-safe. */
final class PolicyCalls {

    private static final String REGISTRATION = "admissionregistration.k8s.io";
    private static final Set<String> EXEMPT = Set.of(
            "mutatingadmissionpolicies." + REGISTRATION,
            "mutatingadmissionpolicybindings." + REGISTRATION,
            "validatingadmissionpolicies." + REGISTRATION,
            "validatingadmissionpolicybindings." + REGISTRATION,
            "tokenreviews.authentication.k8s.io",
            "selfsubjectreviews.authentication.k8s.io",
            "subjectaccessreviews.authorization.k8s.io",
            "localsubjectaccessreviews.authorization.k8s.io",
            "selfsubjectaccessreviews.authorization.k8s.io",
            "selfsubjectrulesreviews.authorization.k8s.io");

    private final Matching matching;
    private final Params params;
    private final ServedKinds kinds;

    PolicyCalls(ObjectReader objects, ServedKinds kinds) {
        this.kinds = kinds;
        matching = new Matching(objects, kinds);
        params = new Params(objects, kinds);
    }

    /** Whether no policy may concern the request: nobody shall lock themselves out. */
    static boolean isExempt(AdmissionRequest request) {
        return EXEMPT.contains(request.resource().groupResource());
    }

    /** The policies that concern the request, in order. */
    List<PolicyCall> about(AdmissionRequest request, List<Policy> policies, List<Binding> bindings) {
        List<PolicyCall> calls = new ArrayList<>();
        for (Policy policy : policies) {
            List<Binding> binding = bindings.stream()
                    .filter(each -> each.policyName().equals(policy.name()))
                    .toList();
            if (!binding.isEmpty()) {
                matching.match(policy.match(), request)
                        .ifPresent(resource -> bind(request, as(request, resource), policy, binding, calls));
            }
        }
        return calls;
    }

    private AdmissionRequest as(AdmissionRequest request, GroupVersionResource resource) {
        return resource.equals(request.resource()) ? request : kinds.as(request, resource);
    }

    private void bind(
            AdmissionRequest request,
            AdmissionRequest seen,
            Policy policy,
            List<Binding> bindings,
            List<PolicyCall> calls) {
        ParamKind kind = policy.paramKind();
        Optional<Parameters> parameters = kind.present() ? params.served(kind) : Optional.empty();
        if (kind.present() && parameters.isEmpty()) {
            String why = "failed to find resource referenced by paramKind: '" + shown(kind) + "'";
            calls.add(PolicyCall.unusable(policy, seen, why));
            return;
        }
        for (Binding binding : bindings) {
            if (matching.match(binding.match(), request).isEmpty()) {
                continue;
            }
            if (parameters.isPresent() && binding.params().present()) {
                withParams(seen, policy, binding, parameters.get(), calls);
            } else {
                calls.add(new PolicyCall(policy, binding, seen, null, ""));
            }
        }
    }

    private void withParams(
            AdmissionRequest seen, Policy policy, Binding binding, Parameters parameters, List<PolicyCall> calls) {
        String namespace = seen.isFor("", "namespaces") ? "" : seen.namespace();
        Params.Found found = params.find(parameters, binding.params(), namespace);
        if (!found.problem().isEmpty()) {
            calls.add(PolicyCall.unusable(policy, binding, seen, found.problem()));
        }
        for (ObjectNode object : found.objects()) {
            calls.add(new PolicyCall(policy, binding, seen, object, ""));
        }
    }

    private static String shown(ParamKind kind) {
        GroupVersionKind parsed = GroupVersionKind.of(kind.apiVersion(), kind.kind());
        return (parsed.group().isEmpty() ? "/" + parsed.version() : kind.apiVersion()) + ", Kind=" + kind.kind();
    }
}
