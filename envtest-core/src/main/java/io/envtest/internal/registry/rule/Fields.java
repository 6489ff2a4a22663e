package io.envtest.internal.registry.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.View;
import io.envtest.view.meta.v1.PartialObjectMetadata;

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

    /** Takes metadata back to what it was, as a write to the status does of newer kinds. */
    public static void keepMetadata(View object, View old) {
        View meta = PartialObjectMetadata.of(object.node()).metadata();
        View before = PartialObjectMetadata.of(old.node()).metadata();
        keep(meta, before, KEPT_METADATA);
    }
}
