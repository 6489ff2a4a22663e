package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Namespace;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules of the labels by which a namespace says how secure its pods must be.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-admission/">Pod Security Admission</a>
 */
final class SecurityLevels {

    private static final String PREFIX = "pod-security.kubernetes.io/";
    private static final List<String> LEVELS = List.of("privileged", "baseline", "restricted");
    private static final Pattern VERSION = Pattern.compile("v1\\.(0|[1-9]\\d*)");

    private SecurityLevels() {}

    static void check(FieldErrors errors, Namespace namespace) {
        for (String mode : List.of("enforce", "audit", "warn")) {
            String level = namespace.metadata().labels().get(PREFIX + mode);
            if (level != null && !LEVELS.contains(level)) {
                errors.invalid(path(namespace, mode), level, "must be one of " + String.join(", ", LEVELS));
            }
            String version = namespace.metadata().labels().get(PREFIX + mode + "-version");
            if (!isVersion(version)) {
                errors.invalid(path(namespace, mode + "-version"), version, "must be \"latest\" or \"v1.x\"");
            }
        }
    }

    private static boolean isVersion(@Nullable String version) {
        return version == null
                || version.equals("latest")
                || VERSION.matcher(version).matches();
    }

    private static FieldPath path(Namespace namespace, String label) {
        return namespace.metadata().path("labels").key(PREFIX + label);
    }
}
