package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.AppArmorProfile;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.SeccompProfile;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Security profiles that are named twice, in an annotation and in a field, must be the same.
 *
 * @see <a href="https://kubernetes.io/docs/tutorials/security/seccomp/">Seccomp</a>
 * @see <a href="https://kubernetes.io/docs/tutorials/security/apparmor/">AppArmor</a>
 */
final class AnnotatedProfiles {

    private static final String LOCALHOST = "localhost/";

    private AnnotatedProfiles() {}

    /** The seccomp profiles of the pod and of each container. */
    static void seccomp(FieldErrors errors, Map<String, String> annotations, PodSpec spec) {
        match(
                errors,
                annotations.get(PodAnnotationRules.SECCOMP_POD),
                spec.securityContext().seccompProfile());
        for (Container container : OperatingSystemRules.containers(spec)) {
            match(
                    errors,
                    annotations.get(PodAnnotationRules.SECCOMP_CONTAINER + container.name()),
                    container.securityContext().seccompProfile());
        }
    }

    private static void match(FieldErrors errors, @Nullable String annotation, SeccompProfile profile) {
        if (annotation != null && profile.present()) {
            match(errors, "seccomp", annotation, profile.path(), profile.type(), profile.localhostProfile());
        }
    }

    /** The AppArmor profile of each container, which is the pod's unless it has its own. */
    static void appArmor(FieldErrors errors, Map<String, String> annotations, PodSpec spec) {
        if (spec.os().name().equals("windows")) {
            return;
        }
        for (Container container : OperatingSystemRules.containers(spec)) {
            String annotation = annotations.get(PodAnnotationRules.APP_ARMOR + container.name());
            AppArmorProfile own = container.securityContext().appArmorProfile();
            AppArmorProfile profile =
                    own.present() ? own : spec.securityContext().appArmorProfile();
            if (annotation != null && profile.present()) {
                match(errors, "apparmor", annotation, own.path(), profile.type(), profile.localhostProfile());
            }
        }
    }

    private static void match(
            FieldErrors errors, String what, String annotation, FieldPath path, String type, String localhost) {
        boolean sameType = switch (type) {
            case "Unconfined" -> annotation.equals("unconfined");
            case "RuntimeDefault" -> defaults(what).contains(annotation);
            case "Localhost" -> annotation.startsWith(LOCALHOST);
            default -> true;
        };
        if (!sameType) {
            errors.forbidden(path.child("type"), what + " type in annotation and field must match");
        } else if (type.equals("Localhost") && !localhost.equals(annotation.substring(LOCALHOST.length()))) {
            errors.forbidden(path.child("localhostProfile"), what + " profile in annotation and field must match");
        }
    }

    private static Set<String> defaults(String what) {
        return what.equals("seccomp") ? Set.of("runtime/default", "docker/default") : Set.of("runtime/default");
    }
}
