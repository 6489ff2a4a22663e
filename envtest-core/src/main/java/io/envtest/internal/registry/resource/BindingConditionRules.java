package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.resource.v1.Device;
import io.envtest.view.resource.v1.DeviceRequestAllocationResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of the conditions that a device must reach, or must not, before a pod that uses it is bound. */
final class BindingConditionRules {

    private static final int MOST = 4;
    private static final String CONDITIONS = "bindingConditions";
    private static final String FAILURES = "bindingFailureConditions";

    private BindingConditionRules() {}

    static void check(FieldErrors errors, Device device) {
        check(errors, device, device.bindingConditions(), device.bindingFailureConditions());
    }

    static void check(FieldErrors errors, DeviceRequestAllocationResult result) {
        check(errors, result, result.bindingConditions(), result.bindingFailureConditions());
    }

    private static void check(FieldErrors errors, View owner, List<String> conditions, List<String> failures) {
        FieldPath conditionsPath = owner.path(CONDITIONS);
        FieldPath failuresPath = owner.path(FAILURES);
        names(errors, conditionsPath, conditions);
        names(errors, failuresPath, failures);
        Rules.unique(errors, conditionsPath, conditions);
        Set<String> seen = new HashSet<>();
        SetRules.indexed(failuresPath, failures, (path, failure) -> {
            if (conditions.contains(failure)) {
                errors.invalid(path, failure, FAILURES + " must not overlap with " + CONDITIONS);
            } else if (!seen.add(failure)) {
                errors.duplicate(path, failure);
            }
        });
        if (conditions.isEmpty() && !failures.isEmpty()) {
            errors.invalid(
                    conditionsPath, GoValue.of(owner.get(CONDITIONS)), CONDITIONS + " are required to use " + FAILURES);
        } else if (failures.isEmpty() && !conditions.isEmpty()) {
            errors.invalid(
                    failuresPath, GoValue.of(owner.get(FAILURES)), FAILURES + " are required to use " + CONDITIONS);
        }
    }

    private static void names(FieldErrors errors, FieldPath path, List<String> names) {
        if (Rules.maxItems(errors, path, names, MOST)) {
            SetRules.indexed(path, names, (at, name) -> Rules.format(errors, at, name, Formats.QUALIFIED_NAME));
        }
    }
}
