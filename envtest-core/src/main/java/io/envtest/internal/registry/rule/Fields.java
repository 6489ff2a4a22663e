package io.envtest.internal.registry.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.view.View;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.List;

/** What strategies do with whole fields before the rules see them. */
public final class Fields {

    private static final String[] KEPT_METADATA = {
        "deletionTimestamp", "generation", "labels", "annotations", "finalizers", "ownerReferences"
    };

    private Fields() {}

    /** Takes fields back to what they were, for example the status in a write to the main resource. */
    public static void keep(View object, View old, String... fields) {
        ObjectNode target = object.materialize();
        for (String field : fields) {
            JsonNode before = old.get(field);
            if (before.isMissingNode()) {
                target.remove(field);
            } else {
                target.set(field, before.deepCopy());
            }
        }
    }

    /** Takes all fields back to what they were but those named and metadata, for example in a write to the status. */
    public static void keepAllBut(View object, View old, String... fields) {
        for (Field field : BuiltInTypes.of(object).fields()) {
            if (!field.name().equals("metadata") && !List.of(fields).contains(field.name())) {
                keep(object, old, field.name());
            }
        }
    }

    /** Takes metadata back to what it was, as a write to the status does of newer kinds. */
    public static void keepMetadata(View object, View old) {
        View meta = PartialObjectMetadata.of(object.node()).metadata();
        View before = PartialObjectMetadata.of(old.node()).metadata();
        keep(meta, before, KEPT_METADATA);
    }
}
