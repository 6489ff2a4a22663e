package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.Reinvocation;
import io.envtest.internal.admission.ReinvokingAdmission;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.lookup.ListedObjects;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicy;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicyBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Changes objects as mutating policies say.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/">Mutating Admission
 *     Policy</a>
 */
public final class MutatingPolicies extends NamedPlugin implements ReinvokingAdmission {

    private final ListedObjects<Policy> policies;
    private final ListedObjects<Binding> bindings;
    private final ServedKinds kinds;
    private final Supplier<CelEngine> engine;
    private final PolicyCalls calls;
    private final RequestFacts facts;
    private final CompiledPolicies<CompiledMutations> compiled = new CompiledPolicies<>();

    /**
     * Makes the plugin.
     *
     * @param objects where policies, bindings and parameters are
     * @param authorizer whom expressions may ask for rights
     * @param kinds what is served
     * @param engine compiles expressions, asked for with the first policy that concerns a request
     */
    public MutatingPolicies(
            ObjectReader objects, Authorizer authorizer, ServedKinds kinds, Supplier<CelEngine> engine) {
        super("MutatingAdmissionPolicy", Operation.values());
        policies = new ListedObjects<>(
                objects,
                Resources.MUTATING_ADMISSION_POLICIES,
                policy -> List.of(Policy.of(MutatingAdmissionPolicy.of(policy))));
        bindings = new ListedObjects<>(
                objects,
                Resources.MUTATING_ADMISSION_POLICY_BINDINGS,
                binding -> List.of(Binding.of(MutatingAdmissionPolicyBinding.of(binding))));
        this.kinds = kinds;
        this.engine = engine;
        calls = new PolicyCalls(objects, kinds);
        facts = new RequestFacts(objects, authorizer);
    }

    @Override
    public void admit(AdmissionRequest request, Reinvocation reinvocation) {
        ObjectNode object = request.object();
        List<Policy> present = policies.all();
        if (object == null || present.isEmpty() || PolicyCalls.isExempt(request)) {
            return;
        }
        compiled.retain(present);
        Reinvoked again = reinvocation.state(Reinvoked.class, Reinvoked::new);
        again.begin(reinvocation.isSecond(), object);
        run(request, calls.about(request, present, bindings.all()), reinvocation, again);
        again.end(object);
    }

    private void run(AdmissionRequest request, List<PolicyCall> calls, Reinvocation reinvocation, Reinvoked again) {
        List<String> causes = new ArrayList<>();
        for (PolicyCall call : calls) {
            if (!call.problem().isEmpty()) {
                report(call, List.of(call.problem()), causes);
            }
        }
        String reason = causes.isEmpty() ? "Invalid" : "Forbidden";
        for (PolicyCall call : calls) {
            if (call.problem().isEmpty() && again.isDue(call.key(), reinvocation.isSecond())) {
                invoke(request, call, reinvocation, again, causes);
            }
        }
        if (!causes.isEmpty()) {
            throw Refusals.because(request.forbidden("admission request denied by policy"), reason, causes);
        }
    }

    private void invoke(
            AdmissionRequest request,
            PolicyCall call,
            Reinvocation reinvocation,
            Reinvoked again,
            List<String> causes) {
        MutatingAdmissionPolicy whole = MutatingAdmissionPolicy.of(call.policy().tree());
        ObjectNode object = request.object();
        ObjectNode before = object == null ? null : object.deepCopy();
        List<String> problems = new ArrayList<>();
        compiled.of(call.policy().metadata(), () -> CompiledMutations.compile(engine.get(), call.policy(), whole))
                .run(call.seen(), request, () -> facts.of(request, call), kinds, problems);
        report(call, problems, causes);
        takeOver(request, call.seen());
        if (object != null && !object.equals(before)) {
            again.changed();
            reinvocation.ask();
        }
        if (whole.spec().reinvocationPolicy().equals("IfNeeded")) {
            again.invoked(call.key());
        }
    }

    /** What was changed in another version is changed in that of the request. */
    private void takeOver(AdmissionRequest request, AdmissionRequest seen) {
        ObjectNode object = request.object();
        ObjectNode changed =
                seen == request ? null : kinds.as(seen, request.resource()).object();
        if (object != null && changed != null && changed != object) {
            object.removeAll();
            object.setAll(changed);
        }
    }

    private static void report(PolicyCall call, List<String> problems, List<String> causes) {
        if (call.policy().strict()) {
            problems.forEach(problem -> causes.add(named(call) + " denied request: " + problem));
        }
    }

    private static String named(PolicyCall call) {
        return call.binding() == null
                ? "policy \"" + call.policy().name() + "\""
                : "policy '" + call.policy().name() + "' with binding '"
                        + call.binding().name() + "'";
    }
}
