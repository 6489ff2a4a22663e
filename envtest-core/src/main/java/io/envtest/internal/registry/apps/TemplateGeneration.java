package io.envtest.internal.registry.apps;

import io.envtest.api.ApiException;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.view.meta.v1.ObjectMeta;
import java.math.BigInteger;
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
        if (text == null) {
            return 0;
        }
        if (!text.matches("[+-]?[0-9]+")) {
            throw unparsable(text, "invalid syntax");
        }
        BigInteger value = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
        if (value.bitLength() >= Long.SIZE) {
            throw unparsable(text, "value out of range");
        }
        return value.longValue();
    }

    private static ApiException unparsable(String text, String why) {
        return ApiErrors.badRequest("strconv.ParseInt: parsing " + GoQuote.quote(text) + ": " + why);
    }

    static void set(ObjectMeta meta, long generation) {
        Map<String, String> annotations = new TreeMap<>(meta.annotations());
        annotations.put(ANNOTATION, Long.toString(generation));
        meta.setAnnotations(annotations);
    }
}
