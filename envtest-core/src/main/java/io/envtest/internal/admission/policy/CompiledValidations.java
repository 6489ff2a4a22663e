package io.envtest.internal.admission.policy;

import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.PolicyEvaluation;
import io.envtest.internal.schema.cel.PolicyExpression;
import io.envtest.internal.schema.cel.PolicyExpressions;
import io.envtest.internal.schema.cel.PolicyOutcome;
import io.envtest.internal.schema.cel.PolicyOutcome.Problem;
import io.envtest.internal.schema.cel.PolicyRequest;
import io.envtest.internal.schema.cel.PolicyResult;
import io.envtest.internal.schema.cel.PolicyScope;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.envtest.view.admissionregistration.v1.Validation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled validating policy. Thread-safe. */
final class CompiledValidations {

    private static final String INVALID = "Invalid";
    private static final int MOST_MESSAGE_BYTES = 5 * 1024;

    private record Rule(
            Validation validation,
            PolicyExpression expression,
            @Nullable PolicyExpression message) {}

    private record Annotation(String text, PolicyExpression expression) {}

    private final PolicyExpressions expressions;
    private final Conditions conditions;
    private final List<Rule> rules;
    private final List<Annotation> annotations;
    private final boolean strict;

    private CompiledValidations(
            PolicyExpressions expressions,
            Conditions conditions,
            List<Rule> rules,
            List<Annotation> annotations,
            boolean strict) {
        this.expressions = expressions;
        this.conditions = conditions;
        this.rules = rules;
        this.annotations = annotations;
        this.strict = strict;
    }

    static CompiledValidations compile(CelEngine engine, Policy policy, ValidatingAdmissionPolicy whole) {
        PolicyExpressions expressions =
                engine.policy(PolicyScope.untyped(policy.paramKind().present(), false));
        Conditions conditions = Conditions.compile(policy.conditions(), expressions);
        policy.variables().forEach(variable -> expressions.variable(variable.name(), variable.expression()));
        List<Rule> rules = whole.spec().validations().stream()
                .map(validation -> rule(validation, expressions))
                .toList();
        List<Annotation> annotations = whole.spec().auditAnnotations().stream()
                .map(annotation -> new Annotation(
                        annotation.valueExpression(),
                        expressions.compile(annotation.valueExpression(), PolicyResult.STRING_OR_NULL, true)))
                .toList();
        return new CompiledValidations(expressions, conditions, rules, annotations, policy.strict());
    }

    private static Rule rule(Validation validation, PolicyExpressions expressions) {
        return new Rule(
                validation,
                expressions.compile(validation.expression(), PolicyResult.BOOL, true),
                validation.messageExpression().isEmpty()
                        ? null
                        : expressions.compile(validation.messageExpression(), PolicyResult.STRING, false));
    }

    /** What is wrong with the request. */
    List<Denial> check(PolicyRequest request) {
        Conditions.Outcome applies = conditions.check(expressions.evaluation(request));
        if (!applies.problem().isEmpty()) {
            return unevaluated(applies.problem());
        }
        return applies.met() ? checkRules(request) : List.of();
    }

    private List<Denial> checkRules(PolicyRequest request) {
        PolicyEvaluation evaluation = expressions.evaluation(request);
        PolicyEvaluation messages = expressions.evaluation(RequestFacts.withoutAccess(request));
        List<Denial> denials = new ArrayList<>();
        long budget = CelEngine.RUNTIME_COST_BUDGET;
        for (Rule rule : rules) {
            PolicyOutcome outcome = evaluation.evaluate(rule.expression(), budget);
            budget -= outcome.cost();
            if (outcome.problem() == Problem.OUT_OF_BUDGET) {
                return unevaluated(outcome.error());
            }
            if (!outcome.succeeded()) {
                denials.addAll(unevaluated(Problems.of(rule.validation().expression(), outcome)));
            } else if (!outcome.value().booleanValue()) {
                denials.add(denial(rule, messages, budget));
            }
        }
        checkAnnotations(evaluation, denials);
        return denials;
    }

    /** Annotations go to the audit log, of which there is none; but one that fails denies the request. */
    private void checkAnnotations(PolicyEvaluation evaluation, List<Denial> denials) {
        for (Annotation annotation : annotations) {
            PolicyOutcome outcome = evaluation.evaluate(annotation.expression(), CelEngine.RUNTIME_COST_BUDGET);
            if (!outcome.succeeded()) {
                unevaluated(Problems.of(annotation.text(), outcome)).stream()
                        .map(denial -> new Denial(denial.message(), denial.reason(), true))
                        .forEach(denials::add);
            }
        }
    }

    private List<Denial> unevaluated(String why) {
        return strict ? List.of(new Denial(why, INVALID)) : List.of();
    }

    private static Denial denial(Rule rule, PolicyEvaluation messages, long budget) {
        Validation validation = rule.validation();
        String message = evaluated(rule, messages, budget);
        if (message.isEmpty()) {
            message = validation.message().strip();
        }
        if (message.isEmpty()) {
            message = "failed expression: " + validation.expression().strip();
        }
        return new Denial(message, validation.hasReason() ? validation.reason() : INVALID);
    }

    /** The message that an expression makes; empty if it makes none that is of use. */
    private static String evaluated(Rule rule, PolicyEvaluation messages, long budget) {
        if (rule.message() == null) {
            return "";
        }
        PolicyOutcome outcome = messages.evaluate(rule.message(), budget);
        String message = outcome.succeeded() ? outcome.value().asText("").strip() : "";
        boolean usable =
                message.indexOf('\n') < 0 && message.getBytes(StandardCharsets.UTF_8).length <= MOST_MESSAGE_BYTES;
        return usable ? message : "";
    }

    /**
     * Something that is wrong.
     *
     * @param message what
     * @param reason reason of the Status that says so
     * @param inAnyCase whether it denies the request whatever a binding wants done about what is wrong
     */
    record Denial(String message, String reason, boolean inAnyCase) {

        Denial(String message, String reason) {
            this(message, reason, false);
        }
    }
}
