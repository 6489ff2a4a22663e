package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.ConditionRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.cel.PolicyResult;
import io.envtest.internal.schema.cel.PolicyScope;
import io.envtest.internal.schema.jsonpath.JsonPath;
import io.envtest.view.FieldPath;
import io.envtest.view.admissionregistration.v1.AuditAnnotation;
import io.envtest.view.admissionregistration.v1.ExpressionWarning;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicySpec;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicyStatus;
import io.envtest.view.admissionregistration.v1.Validation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules of validating admission policies.
 *
 * @param cel asked for when there is an expression
 * @param name name of the policy, which stands before the keys of its audit annotations
 */
record ValidatingAdmissionPolicyRules(CelEngineLoader cel, String name) {

    private static final List<String> REASONS = List.of("Forbidden", "Invalid", "RequestEntityTooLarge");
    private static final String NOTHING = "validations or auditAnnotations must contain at least one item";
    private static final int MOST_ANNOTATIONS = 20;
    private static final int MOST_ANNOTATION_BYTES = 5 * 1024;

    void spec(FieldErrors errors, ValidatingAdmissionPolicySpec spec, boolean withMatchConditions) {
        ExpressionRules expressions = new ExpressionRules(cel, PolicyScope.untyped(spec.hasParamKind(), false));
        Rules.oneOf(errors, spec.path("failurePolicy"), spec.failurePolicy(), OperationRule.FAILURE_POLICIES);
        PolicyRules.paramKind(errors, spec.paramKind());
        PolicyRules.constraints(errors, spec.matchConstraints());
        if (withMatchConditions) {
            MatchConditionRules.conditions(errors, spec.path("matchConditions"), spec.matchConditions(), expressions);
        }
        if (!spec.variables().isEmpty()) {
            expressions.declareVariables();
            PolicyRules.variables(errors, spec.variables(), expressions);
        }
        if (spec.validations().isEmpty() && spec.auditAnnotations().isEmpty()) {
            errors.required(spec.path("validations"), NOTHING);
            errors.required(spec.path("auditAnnotations"), NOTHING);
            return;
        }
        spec.validations().forEach(validation -> validation(errors, validation, expressions));
        annotations(errors, spec.path("auditAnnotations"), spec.auditAnnotations(), expressions);
    }

    private static void validation(FieldErrors errors, Validation validation, ExpressionRules expressions) {
        String expression = validation.expression();
        if (Rules.required(errors, validation.path("expression"), expression.strip(), "expression is not specified")) {
            expressions.check(errors, validation.path("expression"), expression, PolicyResult.BOOL, true);
        }
        FieldPath messagePath = validation.path("messageExpression");
        String messageExpression = validation.messageExpression();
        if (notBlank(errors, messagePath, messageExpression) && !messageExpression.isEmpty()) {
            expressions.check(errors, messagePath, messageExpression, PolicyResult.STRING, false);
        }
        message(errors, validation);
        if (validation.hasReason()) {
            Rules.oneOf(errors, validation.path("reason"), validation.reason(), REASONS);
        }
    }

    private static void message(FieldErrors errors, Validation validation) {
        FieldPath path = validation.path("message");
        String message = validation.message().strip();
        if (!notBlank(errors, path, validation.message())) {
            return;
        }
        if (hasLineBreak(message)) {
            errors.invalid(path, validation.message(), "must not contain line breaks");
        }
    }

    private static boolean notBlank(FieldErrors errors, FieldPath path, String text) {
        boolean blank = !text.isEmpty() && text.isBlank();
        if (blank) {
            errors.invalid(path, text, "must be non-empty if specified");
        }
        return !blank;
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    private void annotations(
            FieldErrors errors, FieldPath path, List<AuditAnnotation> annotations, ExpressionRules expressions) {
        if (annotations.size() > MOST_ANNOTATIONS) {
            errors.invalid(
                    path, GoValue.of(annotations), "must not have more than " + MOST_ANNOTATIONS + " auditAnnotations");
        }
        Set<String> keys = new HashSet<>();
        for (AuditAnnotation annotation : annotations) {
            annotation(errors, annotation, expressions);
            if (!keys.add(annotation.key())) {
                errors.duplicate(annotation.path("key"), annotation.key());
            }
        }
    }

    private void annotation(FieldErrors errors, AuditAnnotation annotation, ExpressionRules expressions) {
        if (name.isEmpty()) {
            errors.invalid(annotation.path("key"), annotation.key(), "requires metadata.name be non-empty");
        } else {
            Rules.format(errors, annotation.path("key"), name + "/" + annotation.key(), Formats.QUALIFIED_NAME);
        }
        FieldPath path = annotation.path("valueExpression");
        String expression = annotation.valueExpression().strip();
        if (!Rules.required(errors, path, expression, "valueExpression is not specified")) {
            return;
        }
        if (expression.length() > MOST_ANNOTATION_BYTES) {
            errors.required(path, "must not exceed " + MOST_ANNOTATION_BYTES + " bytes in length");
        } else {
            expressions.check(errors, path, annotation.valueExpression(), PolicyResult.STRING_OR_NULL, true);
        }
    }

    /** The status that the type checking of expressions leaves. */
    static void status(FieldErrors errors, ValidatingAdmissionPolicyStatus status) {
        status.typeChecking().expressionWarnings().forEach(warning -> warning(errors, warning));
        ConditionRules.conditions(errors, status.conditions());
    }

    private static void warning(FieldErrors errors, ExpressionWarning warning) {
        Rules.required(errors, warning.path("warning"), warning.warning());
        FieldPath path = warning.path("fieldRef");
        if (!Rules.required(errors, path, warning.fieldRef().strip())) {
            return;
        }
        try {
            JsonPath.parse("." + warning.fieldRef());
        } catch (IllegalArgumentException e) {
            errors.invalid(path, warning.fieldRef(), "invalid JSONPath: " + e.getMessage());
        }
    }
}
