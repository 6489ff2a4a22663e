package io.envtest.internal.schema.structural;

import io.envtest.view.FieldPath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The field below a rule that its failures are about: {@code .spec.a}, {@code ['a.b'].c}. Pure. */
final class RuleFieldPath {

    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\['((?:[^'\\\\]|\\\\.)*)'\\]");

    private RuleFieldPath() {}

    /** The path from the schema on as messages show it: entries of maps in brackets. */
    static FieldPath from(FieldPath start, String notation, StructuralSchema schema) {
        FieldPath below = FieldPath.empty();
        StructuralSchema here = schema;
        Matcher steps = STEP.matcher(notation);
        while (steps.find()) {
            String name = steps.group(1) == null ? unescaped(steps.group(2)) : steps.group(1);
            boolean entry = here != null && !here.properties().containsKey(name) && here.additionalProperties() != null;
            below = entry ? below.key(name) : below.child(name);
            here = next(here, name);
        }
        return below.isRoot() ? start : start.child(below.toString());
    }

    private static @Nullable StructuralSchema next(@Nullable StructuralSchema schema, String name) {
        return schema == null ? null : schema.field(name);
    }

    private static String unescaped(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }
}
