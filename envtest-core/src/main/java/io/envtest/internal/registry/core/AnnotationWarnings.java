package io.envtest.internal.registry.core;

import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.AppArmorProfile;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Warnings about annotations that have become fields. */
final class AnnotationWarnings {

    private static final String LOCALHOST = "localhost/";
    private static final List<Map.Entry<String, String>> GONE = List.of(
            Map.entry(
                    "scheduler.alpha.kubernetes.io/critical-pod",
                    "non-functional in v1.16+; use the \"priorityClassName\" field instead"),
            Map.entry(
                    "security.alpha.kubernetes.io/sysctls",
                    "non-functional in v1.11+; use the \"sysctls\" field instead"),
            Map.entry(
                    "security.alpha.kubernetes.io/unsafe-sysctls",
                    "non-functional in v1.11+; use the \"sysctls\" field instead"));
    private static final String SECCOMP = "non-functional in v1.27+; use the \"seccompProfile\" field instead";
    private static final String APP_ARMOR = "deprecated since v1.30; use the \"appArmorProfile\" field instead";

    private AnnotationWarnings() {}

    static List<String> of(FieldPath metadata, ObjectMeta meta, PodSpec spec) {
        FieldPath path = metadata.child("annotations");
        Set<String> given = meta.annotations().keySet();
        List<String> warnings = new ArrayList<>();
        GONE.stream()
                .filter(entry -> given.contains(entry.getKey()))
                .forEach(entry -> warnings.add(path.key(entry.getKey()) + ": " + entry.getValue()));
        if (given.contains(PodAnnotationRules.SECCOMP_POD)
                && !spec.securityContext().seccompProfile().present()) {
            warnings.add(path.key(PodAnnotationRules.SECCOMP_POD) + ": " + SECCOMP);
        }
        for (Container container : OperatingSystemRules.containers(spec)) {
            String seccomp = PodAnnotationRules.SECCOMP_CONTAINER + container.name();
            if (given.contains(seccomp)
                    && !container.securityContext().seccompProfile().present()) {
                warnings.add(path.key(seccomp) + ": " + SECCOMP);
            }
            String appArmor = PodAnnotationRules.APP_ARMOR + container.name();
            if (given.contains(appArmor)
                    && !container.securityContext().appArmorProfile().present()
                    && !saysThePod(meta.annotations().getOrDefault(appArmor, ""), spec)) {
                warnings.add(path.key(appArmor) + ": " + APP_ARMOR);
            }
        }
        return warnings;
    }

    /** Whether the pod's own profile is the one that an annotation names. */
    private static boolean saysThePod(String annotation, PodSpec spec) {
        AppArmorProfile profile = spec.securityContext().appArmorProfile();
        return switch (profile.type()) {
            case "Unconfined" -> annotation.equals("unconfined");
            case "RuntimeDefault" -> annotation.equals("runtime/default");
            case "Localhost" -> annotation.equals(LOCALHOST + profile.localhostProfile());
            default -> false;
        };
    }

    /** What annotations say about AppArmor becomes fields of a new pod, with a warning for each. */
    static List<String> intoFields(FieldPath metadata, ObjectMeta meta, PodSpec spec) {
        List<String> warnings = new ArrayList<>();
        if (spec.os().name().equals("windows")) {
            return warnings;
        }
        for (Container container : OperatingSystemRules.containers(spec)) {
            String key = PodAnnotationRules.APP_ARMOR + container.name();
            String value = meta.annotations().get(key);
            if (value == null || container.securityContext().appArmorProfile().present() || saysThePod(value, spec)) {
                continue;
            }
            warnings.add(metadata.child("annotations").key(key) + ": " + APP_ARMOR);
            if (value.startsWith(LOCALHOST) && value.length() > LOCALHOST.length()) {
                container
                        .securityContext()
                        .appArmorProfile()
                        .setType("Localhost")
                        .setLocalhostProfile(value.substring(LOCALHOST.length()));
            } else if (value.equals("runtime/default")) {
                container.securityContext().appArmorProfile().setType("RuntimeDefault");
            } else if (value.equals("unconfined")) {
                container.securityContext().appArmorProfile().setType("Unconfined");
            }
        }
        return warnings;
    }
}
