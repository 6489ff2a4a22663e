package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.PersistentVolumeClaimStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rules of what is known about a claim's volume. */
final class ClaimStatusRules {

    private static final List<String> RESIZES = List.of(
            "ControllerResizeInProgress",
            "ControllerResizeInfeasible",
            "NodeResizeInProgress",
            "NodeResizeInfeasible",
            "NodeResizePending");

    private ClaimStatusRules() {}

    static void check(FieldErrors errors, PersistentVolumeClaimStatus status) {
        amounts(errors, status.path("capacity"), status.capacity());
        FieldPath resizes = status.path("allocatedResourceStatuses");
        new TreeMap<>(status.allocatedResourceStatuses()).forEach((resource, resize) -> {
            resource(errors, resizes, resource);
            if (!RESIZES.contains(resize)) {
                errors.notSupported(resizes, resource, RESIZES);
            }
        });
        FieldPath allocated = status.path("allocatedResources");
        new TreeMap<>(status.allocatedResources()).forEach((resource, amount) -> {
            if (resource(errors, allocated, resource)) {
                amounts(errors, allocated, Map.of(resource, amount));
            }
        });
    }

    private static boolean resource(FieldErrors errors, FieldPath path, String name) {
        if (!Rules.format(errors, path, name, Formats.QUALIFIED_NAME)) {
            return false;
        }
        boolean known = name.equals("storage") || !ResourceNames.isNative(name);
        if (!known) {
            errors.notSupported(path, name, List.of("storage"));
        }
        return known;
    }

    private static void amounts(FieldErrors errors, FieldPath path, Map<String, String> amounts) {
        new TreeMap<>(amounts).forEach((resource, amount) -> {
            long size = QuantityRules.ofList(amount).value();
            if (size < 0) {
                errors.invalid(path.key(resource), size, "must be a valid resource quantity");
            }
        });
    }
}
