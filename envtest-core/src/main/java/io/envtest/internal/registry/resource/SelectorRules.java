package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.cel.DeviceExpression;
import io.envtest.view.FieldPath;
import io.envtest.view.resource.v1.DeviceSelector;
import java.util.List;

/**
 * Rules of the expressions that select devices.
 *
 * @param cel asked for with the first expression
 */
record SelectorRules(CelEngineLoader cel) {

    private static final int MOST = 32;
    private static final int MOST_BYTES = 10 * 1024;
    private static final long MOST_COST = 1_000_000;

    /** Each selector must have an expression that compiles and does not cost too much. */
    void selectors(FieldErrors errors, FieldPath path, List<DeviceSelector> selectors) {
        SetRules.list(errors, path, selectors, MOST, selector -> {
            if (Rules.required(errors, selector.cel(), "")) {
                expression(
                        errors,
                        selector.cel().path("expression"),
                        selector.cel().expression());
            }
        });
    }

    private void expression(FieldErrors errors, FieldPath path, String expression) {
        if (!Rules.maxBytes(errors, path, expression, MOST_BYTES)) {
            return;
        }
        DeviceExpression compiled = cel.get().device(expression);
        String error = compiled.error();
        if (error != null) {
            errors.invalid(path, expression, error);
        } else if (compiled.estimatedCost() > MOST_COST) {
            errors.forbidden(path, "too complex, exceeds cost limit");
        }
    }
}
