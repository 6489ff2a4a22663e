package io.envtest.cel.rule;

import io.envtest.cel.cost.PathSizes;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.SchemaType;
import io.envtest.cel.value.SchemaType.Field;
import io.envtest.cel.value.SchemaType.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sizes that a schema allows. Every path is taken to start at the schema's root, whatever its variable. */
record SchemaSizes(SchemaType root) implements PathSizes {

    @Override
    public @Nullable SizeEstimate find(List<String> path) {
        SchemaType type = root;
        for (String step : path.subList(1, path.size())) {
            if (step.equals(KEYS)) {
                return type.shape() == Shape.MAP ? new SizeEstimate(0, 0) : null;
            }
            type = next(type, step);
            if (type == null || type.celType() == null) {
                return null;
            }
        }
        return new SizeEstimate(0, type.maxElements());
    }

    private static @Nullable SchemaType next(SchemaType type, String step) {
        if (step.equals(ITEMS) || step.equals(VALUES)) {
            return type.element();
        }
        Field field = type.fields().get(step);
        return field == null ? null : field.type();
    }

    /** The type of the root; dyn when it has none. */
    CelType type() {
        CelType type = root.celType();
        return type == null ? CelType.DYN : type;
    }
}
