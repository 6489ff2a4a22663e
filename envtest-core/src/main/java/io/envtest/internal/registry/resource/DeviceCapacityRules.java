package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.resource.v1.CapacityRequestPolicy;
import io.envtest.view.resource.v1.CapacityRequestPolicyRange;
import io.envtest.view.resource.v1.Device;
import io.envtest.view.resource.v1.DeviceCapacity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules of what a device has, and of the shares of it that can be requested. */
final class DeviceCapacityRules {

    private static final int MOST_VALUES = 10;

    private DeviceCapacityRules() {}

    static void capacity(FieldErrors errors, Device device) {
        FieldPath path = device.path("capacity");
        for (Map.Entry<String, DeviceCapacity> entry : device.capacity().entrySet()) {
            DeviceNames.qualified(errors, path, entry.getKey());
            CapacityRequestPolicy policy = entry.getValue().requestPolicy();
            if (!policy.present()) {
                continue;
            }
            if (device.allowMultipleAllocations()) {
                policy(errors, policy, QuantityRules.of(entry.getValue().value()));
            } else {
                errors.forbidden(policy.path(), "allowMultipleAllocations must be true");
            }
        }
    }

    private static void policy(FieldErrors errors, CapacityRequestPolicy policy, Quantity capacity) {
        boolean values = !policy.validValues().isEmpty();
        boolean range = policy.validRange().present();
        if (values && range) {
            errors.forbidden(
                    policy.path(),
                    "exactly one policy can be specified, cannot specify \"validValues\" and \"validRange\" at the"
                            + " same time");
        } else if (!policy.hasDefault() && (values || range)) {
            errors.required(
                    policy.path("default"), "required when " + (values ? "validValues" : "validRange") + " is defined");
        } else if (values) {
            values(errors, policy, capacity);
        } else if (range) {
            range(errors, policy.validRange(), QuantityRules.of(policy.default_()), capacity);
        }
    }

    private static void values(FieldErrors errors, CapacityRequestPolicy policy, Quantity capacity) {
        FieldPath path = policy.path("validValues");
        List<Quantity> values =
                policy.validValues().stream().map(QuantityRules::of).toList();
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).compareTo(values.get(i - 1)) < 0) {
                errors.invalid(path.index(i), values.get(i).toString(), "values must be sorted in ascending order");
            }
        }
        boolean fits = Rules.maxItems(errors, path, values, MOST_VALUES);
        if (fits) {
            each(errors, path, values, capacity);
        }
        Quantity standard = QuantityRules.of(policy.default_());
        if (!fits || values.stream().noneMatch(value -> value.compareTo(standard) == 0)) {
            errors.invalid(path, standard.toString(), "default value is not valid according to the requestPolicy");
        }
    }

    private static void each(FieldErrors errors, FieldPath path, List<Quantity> values, Quantity capacity) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).compareTo(capacity) > 0) {
                errors.invalid(
                        path.index(i), values.get(i).toString(), "option is larger than capacity value: " + capacity);
            }
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String whole = rounded(values.get(i)).toPlainString();
            if (!seen.add(whole)) {
                errors.duplicate(path.index(i), whole);
            }
        }
    }

    private static void range(
            FieldErrors errors, CapacityRequestPolicyRange range, Quantity standard, Quantity capacity) {
        FieldPath minPath = range.path("min");
        if (!range.has("min")) {
            errors.required(minPath, "required when validRange is defined");
            return;
        }
        Quantity min = QuantityRules.of(range.min());
        if (min.compareTo(capacity) > 0) {
            errors.invalid(minPath, min.toString(), "min is larger than capacity value: " + capacity);
        }
        if (standard.compareTo(min) < 0) {
            errors.invalid(minPath, standard.toString(), "default is less than min: " + min);
        }
        if (range.hasMax()) {
            max(errors, range, standard, capacity);
        }
        if (range.hasStep()) {
            step(errors, range, standard, capacity);
        }
    }

    private static void max(
            FieldErrors errors, CapacityRequestPolicyRange range, Quantity standard, Quantity capacity) {
        FieldPath path = range.path("max");
        Quantity min = QuantityRules.of(range.min());
        Quantity max = QuantityRules.of(range.max());
        if (min.compareTo(max) > 0) {
            errors.invalid(path, min.toString(), "min is larger than max: " + max);
        }
        if (max.compareTo(capacity) > 0) {
            errors.invalid(path, max.toString(), "max is larger than capacity value: " + capacity);
        }
        if (standard.compareTo(max) > 0) {
            errors.invalid(path, standard.toString(), "default is more than max: " + max);
        }
    }

    private static void step(
            FieldErrors errors, CapacityRequestPolicyRange range, Quantity standard, Quantity capacity) {
        FieldPath path = range.path("step");
        Quantity min = QuantityRules.of(range.min());
        Quantity step = QuantityRules.of(range.step());
        Quantity one = min.plus(step);
        if (one.compareTo(capacity) > 0) {
            errors.invalid(path, step.toString(), "one step " + one + " is larger than capacity value: " + capacity);
        }
        reachable(errors, path, standard, min, step);
        if (range.hasMax()) {
            reachable(errors, path, QuantityRules.of(range.max()), min, step);
        }
    }

    private static void reachable(FieldErrors errors, FieldPath path, Quantity value, Quantity min, Quantity step) {
        boolean whole = step.sign() == 0
                || rounded(value)
                                .subtract(rounded(min))
                                .remainder(rounded(step))
                                .signum()
                        == 0;
        if (!whole) {
            errors.invalid(
                    path,
                    value.toString(),
                    "value is not a multiple of a given step (" + step + ") from (" + min + ")");
        }
    }

    /** The whole number not below it. */
    private static BigDecimal rounded(Quantity quantity) {
        return quantity.amount().setScale(0, RoundingMode.CEILING);
    }
}
