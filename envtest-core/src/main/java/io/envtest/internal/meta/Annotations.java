package io.envtest.internal.meta;

import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Writes annotations, so that no empty map is left. */
public final class Annotations {

    private Annotations() {}

    /** Replaces all of an object's annotations. */
    public static void set(ObjectMeta metadata, Map<String, String> annotations) {
        if (annotations.isEmpty()) {
            metadata.removeAnnotations();
        } else {
            metadata.setAnnotations(annotations);
        }
    }

    /** Removes those of some names; an object that has none of them stays as it is. */
    public static void drop(ObjectMeta metadata, Collection<String> names) {
        Map<String, String> given = metadata.annotations();
        if (names.stream().anyMatch(given::containsKey)) {
            Map<String, String> kept = new TreeMap<>(given);
            kept.keySet().removeAll(names);
            set(metadata, kept);
        }
    }
}
