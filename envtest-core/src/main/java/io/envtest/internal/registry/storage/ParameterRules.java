package io.envtest.internal.registry.storage;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Rules of what classes hand to a driver: its name, and parameters that only it understands. */
final class ParameterRules {

    private static final int MOST = 512;
    private static final int BYTES = 256 * 1024;

    private ParameterRules() {}

    /** The driver's name must be given, and be a qualified name in any case. */
    static void driver(FieldErrors errors, FieldPath path, String name) {
        if (Rules.required(errors, path, name)) {
            Rules.format(errors, path, name.toLowerCase(Locale.ROOT), Formats.QUALIFIED_NAME);
        }
    }

    /** There must not be too many parameters, nor too large ones. */
    static void parameters(FieldErrors errors, FieldPath path, Map<String, String> parameters) {
        if (parameters.size() > MOST) {
            errors.tooLong(path, MOST);
            return;
        }
        long size = 0;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (parameter.getKey().isEmpty()) {
                errors.invalid(path, "", "field can not be empty.");
            }
            size += bytes(parameter.getKey()) + bytes(parameter.getValue());
        }
        if (size > BYTES) {
            errors.tooLong(path, BYTES);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
