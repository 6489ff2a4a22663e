package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.cel.PolicyExpression;
import io.envtest.internal.schema.cel.PolicyExpressions;
import io.envtest.internal.schema.cel.PolicyResult;
import io.envtest.internal.schema.cel.PolicyScope;
import io.envtest.view.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * The rule that expressions compile. The engine is asked for with the first expression. One validation, one instance.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/">Common Expression Language in Kubernetes</a>
 */
final class ExpressionRules {

    private static final String NOT_RUNNABLE = "program instantiation failed";

    private final CelEngineLoader cel;
    private final PolicyScope scope;
    private @Nullable PolicyExpressions expressions;

    /**
     * @param cel asked for when there is an expression
     * @param scope what expressions may name
     */
    ExpressionRules(CelEngineLoader cel, PolicyScope scope) {
        this.cel = cel;
        this.scope = scope;
    }

    /** The expression must compile to what is wanted. */
    void check(FieldErrors errors, FieldPath path, String expression, PolicyResult wanted, boolean withAuthorizer) {
        report(errors, path, expression, expressions().compile(expression, wanted, withAuthorizer));
    }

    /** The variable must compile; later expressions may name it. */
    void variable(FieldErrors errors, FieldPath path, String name, String expression) {
        report(errors, path, expression, expressions().variable(name, expression));
    }

    /** Later expressions may name variables, though perhaps none has compiled. */
    void declareVariables() {
        expressions().declareVariables();
    }

    private PolicyExpressions expressions() {
        PolicyExpressions known = expressions;
        if (known == null) {
            known = cel.get().policy(scope);
            expressions = known;
        }
        return known;
    }

    private static void report(FieldErrors errors, FieldPath path, String expression, PolicyExpression compiled) {
        String error = compiled.error();
        if (error == null) {
            return;
        }
        if (error.startsWith(NOT_RUNNABLE)) {
            errors.add(new FieldError(FieldErrorType.INTERNAL, path, null, error));
        } else {
            errors.invalid(path, expression, error);
        }
    }
}
