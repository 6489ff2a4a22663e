package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.cel.CompiledRule;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import io.envtest.view.apiextensions.v1.ValidationRule;
import java.util.List;
import java.util.Objects;

/**
 * Rules of the rules in CEL: they are complete, compile, and cost no more than they may. The engine is asked for with the first
 * rule. One schema, one instance.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules">Validation rules</a>
 */
final class ValidationRuleRules {

    private static final String EXTENSION = "x-kubernetes-validations";
    private static final List<String> REASONS =
            List.of("FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired");
    private static final String NO_TYPE =
            "internal error: failed to construct type information for x-kubernetes-validations rules: "
                    + "unable to convert structural schema to CEL declarations";

    private final CelEngineLoader cel;
    private final ExpressionCosts costs = new ExpressionCosts();

    ValidationRuleRules(CelEngineLoader cel) {
        this.cel = cel;
    }

    /** What can be said of a rule without compiling it. */
    static void form(FieldErrors errors, JSONSchemaProps schema, FieldPath path) {
        List<ValidationRule> rules = schema.xKubernetesValidations();
        for (int i = 0; i < rules.size(); i++) {
            form(errors, rules.get(i), schema, path.child(EXTENSION).index(i));
        }
    }

    private static void form(FieldErrors errors, ValidationRule rule, JSONSchemaProps schema, FieldPath path) {
        message(errors, rule, path);
        if (!rule.messageExpression().isEmpty() && rule.messageExpression().isBlank()) {
            errors.required(path.child("messageExpression"), "messageExpression must be non-empty if specified");
        }
        if (rule.hasReason()) {
            Rules.oneOf(errors, path.child("reason"), rule.reason(), REASONS);
        }
        String fieldPath = rule.fieldPath();
        if (fieldPath.isEmpty()) {
            return;
        }
        if (fieldPath.isBlank()) {
            errors.invalid(path.child("fieldPath"), fieldPath, "must be non-empty if specified");
        }
        if (hasLineBreak(fieldPath)) {
            errors.invalid(path.child("fieldPath"), fieldPath, "must not contain line breaks");
        }
        boolean structural = SchemaRules.unsupported(schema.node()).isEmpty();
        if (structural && !DeclaredPath.follow(schema, fieldPath, true).wrong().isEmpty()) {
            errors.invalid(path.child("fieldPath"), fieldPath, "must be a valid path");
        }
    }

    private static void message(FieldErrors errors, ValidationRule rule, FieldPath path) {
        FieldPath at = path.child("message");
        String message = rule.message().strip();
        if (rule.rule().isBlank()) {
            errors.required(path.child("rule"), "rule is not specified");
        } else if (!rule.message().isEmpty() && message.isEmpty()) {
            errors.invalid(at, rule.message(), "must be non-empty if specified");
        } else if (hasLineBreak(message)) {
            errors.invalid(at, rule.message(), "must not contain line breaks");
        } else if (message.isEmpty() && hasLineBreak(rule.rule().strip())) {
            errors.required(at, "message must be specified if rule contains line breaks");
        }
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    /** Compiles the rules at one place. */
    void compile(FieldErrors errors, JSONSchemaProps schema, FieldPath path, RuleScope scope, KeywordRules place) {
        FieldPath at = path.child(EXTENSION);
        if (!scope.typed()) {
            errors.add(new FieldError(FieldErrorType.INTERNAL, at, "", NO_TYPE));
            return;
        }
        List<CompiledRule> compiled = cel.get()
                .compileRules(
                        scope.schema(),
                        scope.resource(),
                        scope.schema().rules().stream()
                                .map(io.envtest.internal.schema.structural.ValidationRule::cel)
                                .toList());
        List<ValidationRule> rules = schema.xKubernetesValidations();
        for (int i = 0; i < compiled.size(); i++) {
            cost(errors, compiled.get(i), scope, at.index(i).child("rule"));
            errors(errors, compiled.get(i), rules.get(i), at.index(i));
            oldSelf(errors, compiled.get(i), rules.get(i), at.index(i), place);
        }
    }

    private void cost(FieldErrors errors, CompiledRule rule, RuleScope scope, FieldPath path) {
        if (rule.error() == null) {
            long cost = scope.cost(rule.estimatedCost(), rule.maxCardinality());
            ExpressionCosts.checkOne(errors, path, "estimated rule cost", cost);
            costs.add(path, cost);
        }
    }

    private void errors(FieldErrors errors, CompiledRule compiled, ValidationRule rule, FieldPath path) {
        if (compiled.error() != null) {
            errors.invalid(
                    path.child("rule"), PrintedDefinition.rule(rule.node()), Objects.requireNonNull(compiled.error()));
            return;
        }
        FieldPath message = path.child("messageExpression");
        if (compiled.messageExpressionError() != null) {
            errors.invalid(
                    message,
                    PrintedDefinition.rule(rule.node()),
                    Objects.requireNonNull(compiled.messageExpressionError()));
            return;
        }
        ExpressionCosts.checkOne(errors, message, "estimated messageExpression cost", compiled.messageExpressionCost());
        costs.add(message, compiled.messageExpressionCost());
    }

    private static void oldSelf(
            FieldErrors errors, CompiledRule compiled, ValidationRule rule, FieldPath path, KeywordRules place) {
        boolean used = compiled.error() == null && compiled.usesOldSelf();
        FieldPath uncorrelatable = place.uncorrelatable();
        if (used && uncorrelatable != null) {
            errors.invalid(
                    path.child("rule"),
                    rule.rule(),
                    "oldSelf cannot be used on the uncorrelatable portion of the schema within " + uncorrelatable);
        } else if (!used && rule.hasOptionalOldSelf()) {
            errors.invalid(
                    path.child("optionalOldSelf"),
                    rule.optionalOldSelf(),
                    "may not be set if oldSelf is not used in rule");
        }
    }

    /** All rules together must not cost too much. */
    void checkTotal(FieldErrors errors, FieldPath schema) {
        costs.checkTotal(errors, schema);
    }
}
