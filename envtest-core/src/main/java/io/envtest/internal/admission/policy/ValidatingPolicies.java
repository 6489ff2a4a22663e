package io.envtest.internal.admission.policy;

import io.envtest.api.ApiException;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.admission.policy.CompiledValidations.Denial;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.lookup.ListedObjects;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Refuses, or warns of, what validating policies find wrong.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/">Validating Admission
 *     Policy</a>
 */
public final class ValidatingPolicies extends NamedPlugin implements ValidatingAdmission {

    private final ListedObjects<Policy> policies;
    private final ListedObjects<Binding> bindings;
    private final Supplier<CelEngine> engine;
    private final PolicyCalls calls;
    private final RequestFacts facts;
    private final CompiledPolicies<CompiledValidations> compiled = new CompiledPolicies<>();

    /**
     * Makes the plugin.
     *
     * @param objects where policies, bindings and parameters are
     * @param authorizer whom expressions may ask for rights
     * @param kinds what is served
     * @param engine compiles expressions, asked for with the first policy that concerns a request
     */
    public ValidatingPolicies(
            ObjectReader objects, Authorizer authorizer, ServedKinds kinds, Supplier<CelEngine> engine) {
        super("ValidatingAdmissionPolicy", Operation.values());
        policies = new ListedObjects<>(
                objects,
                Resources.VALIDATING_ADMISSION_POLICIES,
                policy -> List.of(Policy.of(ValidatingAdmissionPolicy.of(policy))));
        bindings = new ListedObjects<>(
                objects,
                Resources.VALIDATING_ADMISSION_POLICY_BINDINGS,
                binding -> List.of(Binding.of(ValidatingAdmissionPolicyBinding.of(binding))));
        this.engine = engine;
        calls = new PolicyCalls(objects, kinds);
        facts = new RequestFacts(objects, authorizer);
    }

    @Override
    public void validate(AdmissionRequest request) {
        List<Policy> present = policies.all();
        if (present.isEmpty() || PolicyCalls.isExempt(request)) {
            return;
        }
        compiled.retain(present);
        List<ApiException> refusals = new ArrayList<>();
        for (PolicyCall call : calls.about(request, present, bindings.all())) {
            call(request, call, refusals);
        }
        if (!refusals.isEmpty()) {
            throw refusals.get(0);
        }
    }

    private void call(AdmissionRequest request, PolicyCall call, List<ApiException> refusals) {
        Binding binding = call.binding();
        if (binding == null || !call.problem().isEmpty()) {
            if (call.policy().strict()) {
                refusals.add(refusal(request, call, new Denial(call.problem(), "Invalid")));
            }
            return;
        }
        for (Denial denial : compiled(call.policy()).check(facts.of(request, call))) {
            if (binding.actions().contains("Warn") && !denial.inAnyCase()) {
                request.context().warn("Validation failed for " + named(call) + ": " + denial.message());
            }
            if (binding.actions().contains("Deny") || denial.inAnyCase()) {
                refusals.add(refusal(request, call, denial));
            }
        }
    }

    private CompiledValidations compiled(Policy policy) {
        ValidatingAdmissionPolicy whole = ValidatingAdmissionPolicy.of(policy.tree());
        return compiled.of(policy.metadata(), () -> CompiledValidations.compile(engine.get(), policy, whole));
    }

    private static String named(PolicyCall call) {
        String policy = "ValidatingAdmissionPolicy '" + call.policy().name() + "'";
        return call.binding() == null
                ? policy
                : policy + " with binding '" + call.binding().name() + "'";
    }

    private static ApiException refusal(AdmissionRequest request, PolicyCall call, Denial denial) {
        String message = named(call) + " denied request: " + denial.message();
        return Refusals.withReason(request.forbidden(message), denial.reason(), message);
    }
}
