package io.envtest.internal.registry.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.resource.v1.OpaqueDeviceConfiguration;

/** Rules of what only drivers understand. */
final class OpaqueRules {

    private static final int MOST_BYTES = 10 * 1024;

    private OpaqueRules() {}

    /** There must be a configuration, with a driver and parameters for it. */
    static void configuration(FieldErrors errors, OpaqueDeviceConfiguration opaque) {
        if (Rules.required(errors, opaque, "")) {
            DeviceNames.driver(errors, opaque.path("driver"), opaque.driver());
            data(errors, opaque.path("parameters"), opaque.parameters());
        }
    }

    /** There must be an object, and not a large one. */
    static void data(FieldErrors errors, FieldPath path, JsonNode data) {
        if (data.isMissingNode() || data.isNull()) {
            errors.required(path, "");
        } else if (Rules.maxBytes(errors, path, data.toString(), MOST_BYTES) && !data.isObject()) {
            errors.invalid(path, "<value omitted>", "must be a valid JSON object");
        }
    }
}
