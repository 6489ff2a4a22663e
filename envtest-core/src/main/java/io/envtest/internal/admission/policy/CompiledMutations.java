package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.PolicyExpression;
import io.envtest.internal.schema.cel.PolicyExpressions;
import io.envtest.internal.schema.cel.PolicyOutcome;
import io.envtest.internal.schema.cel.PolicyRequest;
import io.envtest.internal.schema.cel.PolicyResult;
import io.envtest.internal.schema.cel.PolicyScope;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicy;
import io.envtest.view.admissionregistration.v1.Mutation;
import java.util.List;
import java.util.function.Supplier;

/** A compiled mutating policy. Thread-safe. */
final class CompiledMutations {

    private static final String JSON_PATCH = "JSONPatch";

    private record Step(String text, boolean patches, PolicyExpression expression) {}

    private final PolicyExpressions expressions;
    private final Conditions conditions;
    private final List<Step> steps;

    private CompiledMutations(PolicyExpressions expressions, Conditions conditions, List<Step> steps) {
        this.expressions = expressions;
        this.conditions = conditions;
        this.steps = steps;
    }

    static CompiledMutations compile(CelEngine engine, Policy policy, MutatingAdmissionPolicy whole) {
        PolicyExpressions expressions =
                engine.policy(PolicyScope.untyped(policy.paramKind().present(), true));
        Conditions conditions = Conditions.compile(policy.conditions(), expressions);
        policy.variables().forEach(variable -> expressions.variable(variable.name(), variable.expression()));
        expressions.declareVariables();
        List<Step> steps = whole.spec().mutations().stream()
                .map(mutation -> step(mutation, expressions))
                .toList();
        return new CompiledMutations(expressions, conditions, steps);
    }

    private static Step step(Mutation mutation, PolicyExpressions expressions) {
        boolean patches = mutation.patchType().equals(JSON_PATCH);
        String text = patches
                ? mutation.jsonPatch().expression()
                : mutation.applyConfiguration().expression();
        PolicyResult result = patches ? PolicyResult.JSON_PATCH : PolicyResult.OBJECT;
        return new Step(text, patches, expressions.compile(text, result, true));
    }

    /**
     * Changes the request's object, one mutation after the other.
     *
     * @param request the request as the policy sees it
     * @param original the request as it was sent
     * @param facts what expressions may name; asked again after each change
     * @param kinds carries patches out
     * @param problems gets what went wrong
     */
    void run(
            AdmissionRequest request,
            AdmissionRequest original,
            Supplier<PolicyRequest> facts,
            ServedKinds kinds,
            List<String> problems) {
        ObjectNode object = request.object();
        Conditions.Outcome applies = conditions.check(expressions.evaluation(facts.get()));
        if (!applies.problem().isEmpty()) {
            problems.add(applies.problem());
        }
        if (!applies.met() || object == null) {
            return;
        }
        for (Step step : steps) {
            PolicyOutcome outcome =
                    expressions.evaluation(facts.get()).evaluate(step.expression(), CelEngine.RUNTIME_COST_BUDGET);
            try {
                if (outcome.succeeded()) {
                    change(request, object, step, outcome.value(), kinds);
                    kinds.checkConvertible(request, original);
                } else {
                    problems.add(Problems.of(step.text(), outcome));
                }
            } catch (UnfitPatchException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private static void change(
            AdmissionRequest request, ObjectNode object, Step step, JsonNode value, ServedKinds kinds)
            throws UnfitPatchException {
        ObjectNode changed =
                step.patches() ? kinds.patch(request, object, value) : kinds.lay(request, object, (ObjectNode) value);
        kinds.complete(request, changed, true);
        object.removeAll();
        object.setAll(changed);
    }
}
