package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Containers;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.AppArmorProfile;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.SeccompProfile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Security profiles that are named twice, in an annotation and in a field, must be the same.
 *
 * @see <a href="https://kubernetes.io/docs/tutorials/security/seccomp/">Seccomp</a>
 * @see <a href="https://kubernetes.io/docs/tutorials/security/apparmor/">AppArmor</a>
 */
final class AnnotatedProfiles {

    private AnnotatedProfiles() {}

    /** The seccomp profiles of the pod and of each container. */
    static void seccomp(FieldErrors errors, Map<String, String> annotations, PodSpec spec) {
        match(
                errors,
                annotations.get(PodAnnotationRules.SECCOMP_POD),
                spec.securityContext().seccompProfile());
        for (Container container : Containers.all(spec)) {
            match(
                    errors,
                    annotations.get(PodAnnotationRules.SECCOMP_CONTAINER + container.name()),
                    container.securityContext().seccompProfile());
        }
    }

    private static void match(FieldErrors errors, @Nullable String annotation, SeccompProfile profile) {
        if (annotation != null && profile.present()) {
            AnnotatedProfile said = AnnotatedProfile.seccomp(annotation);
            match(errors, "seccomp", said, profile.path(), profile.type(), profile.localhostProfile());
        }
    }

    /** The AppArmor profile of each container, which is the pod's unless it has its own. */
    static void appArmor(FieldErrors errors, Map<String, String> annotations, PodSpec spec) {
        if (spec.os().name().equals("windows")) {
            return;
        }
        for (Container container : Containers.all(spec)) {
            String annotation = annotations.get(PodAnnotationRules.APP_ARMOR + container.name());
            AppArmorProfile own = container.securityContext().appArmorProfile();
            AppArmorProfile profile =
                    own.present() ? own : spec.securityContext().appArmorProfile();
            if (annotation != null && profile.present()) {
                AnnotatedProfile said = AnnotatedProfile.appArmor(annotation);
                match(errors, "apparmor", said, own.path(), profile.type(), profile.localhostProfile());
            }
        }
    }

    private static void match(
            FieldErrors errors, String what, AnnotatedProfile said, FieldPath path, String type, String localhost) {
        if (!said.isOfType(type)) {
            errors.forbidden(path.child("type"), what + " type in annotation and field must match");
        } else if (type.equals("Localhost") && !localhost.equals(said.localhostProfile())) {
            errors.forbidden(path.child("localhostProfile"), what + " profile in annotation and field must match");
        }
    }
}
