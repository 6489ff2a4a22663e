package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Pod;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Rules of annotations that say something to Kubernetes about a pod.
 *
 * @see <a href="https://kubernetes.io/docs/reference/labels-annotations-taints/">Well-known annotations</a>
 */
final class PodAnnotationRules {

    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final Pattern COST = Pattern.compile("0|-?[0-9]+");

    private PodAnnotationRules() {}

    /** What a pod's annotations say must make sense. */
    static void all(FieldErrors errors, Pod pod) {
        FieldPath path = pod.metadata().path("annotations");
        Map<String, String> annotations = pod.metadata().annotations();
        String mirror = annotations.get(MIRROR);
        if (mirror != null && pod.spec().nodeName().isEmpty()) {
            errors.invalid(path.key(MIRROR), mirror, "must set spec.nodeName if mirror pod annotation is set");
        }
        String cost = annotations.get(DELETION_COST);
        if (cost != null && !isCost(cost)) {
            errors.invalid(path.key(DELETION_COST), cost, "must be a 32bit integer");
        }
    }

    private static boolean isCost(String text) {
        boolean shaped = COST.matcher(text).matches() && (text.equals("0") || text.charAt(0) != '0');
        if (!shaped || text.length() > 11) {
            return false;
        }
        long value = Long.parseLong(text);
        return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
    }

    /** Some annotations may not change; all must still make sense. */
    static void updated(FieldErrors errors, Pod pod, Pod old) {
        FieldPath path = pod.metadata().path("annotations");
        Map<String, String> now = pod.metadata().annotations();
        Map<String, String> before = old.metadata().annotations();
        new TreeMap<>(before).forEach((key, value) -> {
            if (!value.equals(now.get(key))) {
                fixed(errors, path, key, "may not remove or update");
            }
        });
        new TreeMap<>(now).forEach((key, value) -> {
            if (!before.containsKey(key)) {
                fixed(errors, path, key, "may not add");
            }
        });
        all(errors, pod);
    }

    private static void fixed(FieldErrors errors, FieldPath path, String key, String words) {
        if (key.startsWith(APP_ARMOR)) {
            errors.forbidden(path.key(key), words + " AppArmor annotations");
        }
        if (key.equals(MIRROR)) {
            errors.forbidden(path.key(key), words + " mirror pod annotation");
        }
    }
}
