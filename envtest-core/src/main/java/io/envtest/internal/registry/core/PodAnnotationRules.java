package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.Containers;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import java.util.List;
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
    static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
    static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
    private static final Pattern COST = Pattern.compile("0|-?[0-9]+");

    private PodAnnotationRules() {}

    /** What a pod's annotations say must make sense. */
    static void all(FieldErrors errors, Pod pod, PodAllowances allowed) {
        all(errors, pod.metadata().path("annotations"), pod.metadata().annotations(), pod.spec(), allowed);
    }

    /** The same of the annotations that the pods made from a template will have. */
    static void all(
            FieldErrors errors, FieldPath path, Map<String, String> annotations, PodSpec spec, PodAllowances allowed) {
        if (annotations.isEmpty()) {
            return;
        }
        String mirror = annotations.get(MIRROR);
        if (mirror != null && spec.nodeName().isEmpty()) {
            errors.invalid(path.key(MIRROR), mirror, "must set spec.nodeName if mirror pod annotation is set");
        }
        TolerationAnnotation.check(errors, path, annotations, allowed);
        String cost = annotations.get(DELETION_COST);
        if (cost != null && !isCost(cost)) {
            errors.invalid(path.key(DELETION_COST), cost, "must be a 32bit integer");
        }
        seccomp(errors, path, annotations);
        appArmor(errors, path, annotations, spec);
    }

    private static void seccomp(FieldErrors errors, FieldPath path, Map<String, String> annotations) {
        new TreeMap<>(annotations).forEach((key, value) -> {
            if (!key.equals(SECCOMP_POD) && !key.startsWith(SECCOMP_CONTAINER)) {
                return;
            }
            AnnotatedProfile profile = AnnotatedProfile.seccomp(value);
            if (profile.isOnNode()) {
                VolumeSourceRules.localPath(errors, path.child(key), profile.localhostProfile());
            } else if (!profile.isKnown()) {
                errors.invalid(path.child(key), value, "must be a valid seccomp profile");
            }
        });
    }

    private static void appArmor(FieldErrors errors, FieldPath path, Map<String, String> annotations, PodSpec spec) {
        List<String> containers =
                Containers.all(spec).stream().map(Container::name).toList();
        new TreeMap<>(annotations).forEach((key, value) -> {
            if (!key.startsWith(APP_ARMOR)) {
                return;
            }
            String container = key.substring(APP_ARMOR.length());
            boolean known = value.isEmpty() || AnnotatedProfile.appArmor(value).isKnown();
            if (!containers.contains(container)) {
                errors.invalid(path.key(key), container, "container not found");
            }
            if (!known) {
                errors.invalid(path.key(key), value, "invalid AppArmor profile name: " + GoQuote.quote(value));
            }
        });
    }

    private static boolean isCost(String text) {
        boolean shaped = COST.matcher(text).matches() && (text.equals("0") || text.charAt(0) != '0');
        if (!shaped || text.length() > 11) {
            return false;
        }
        long value = Long.parseLong(text);
        return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
    }

    /** Whether the pod only shows one that its kubelet runs by itself. */
    static boolean isMirror(Pod pod) {
        return pod.metadata().annotations().containsKey(MIRROR);
    }

    /** Some annotations may not change; all must still make sense. */
    static void updated(FieldErrors errors, Pod pod, Pod old, PodAllowances allowed) {
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
        all(errors, pod, allowed);
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
