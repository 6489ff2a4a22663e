package io.envtest.internal.registry.apps;

import io.envtest.internal.field.GoLong;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Map;
import java.util.TreeMap;

/** How often the template of a DaemonSet has changed: once a field, now an annotation that the server keeps. */
final class TemplateGeneration {

    static final String ANNOTATION = "deprecated.daemonset.template.generation";

    private TemplateGeneration() {}

    /**
     * The count, 0 if there is none.
     *
     * @throws io.envtest.api.ApiException 400 when what stands there is no number
     */
    static long of(ObjectMeta meta) {
        String text = meta.annotations().get(ANNOTATION);
        return text == null ? 0 : GoLong.parse(text);
    }

    static void set(ObjectMeta meta, long generation) {
        Map<String, String> annotations = new TreeMap<>(meta.annotations());
        annotations.put(ANNOTATION, Long.toString(generation));
        meta.setAnnotations(annotations);
    }
}
