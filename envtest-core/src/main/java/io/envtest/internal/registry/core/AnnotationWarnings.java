package io.envtest.internal.registry.core;

import io.envtest.internal.meta.Containers;
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
        for (Container container : Containers.all(spec)) {
            String seccomp = PodAnnotationRules.SECCOMP_CONTAINER + container.name();
            if (given.contains(seccomp)
                    && !container.securityContext().seccompProfile().present()) {
                warnings.add(path.key(seccomp) + ": " + SECCOMP);
            }
            String appArmor = PodAnnotationRules.APP_ARMOR + container.name();
            if (given.contains(appArmor)
                    && !container.securityContext().appArmorProfile().present()
                    && !saysThePod(AnnotatedProfile.appArmor(meta.annotations().getOrDefault(appArmor, "")), spec)) {
                warnings.add(path.key(appArmor) + ": " + APP_ARMOR);
            }
        }
        return warnings;
    }

    /** Whether the pod's own profile is the one that an annotation names. */
    private static boolean saysThePod(AnnotatedProfile said, PodSpec spec) {
        AppArmorProfile profile = spec.securityContext().appArmorProfile();
        return said.isKnown()
                && said.type().equals(profile.type())
                && (!said.isOnNode() || said.localhostProfile().equals(profile.localhostProfile()));
    }

    /** What annotations say about AppArmor becomes fields of a new pod, with a warning for each. */
    static List<String> intoFields(FieldPath metadata, ObjectMeta meta, PodSpec spec) {
        List<String> warnings = new ArrayList<>();
        if (spec.os().name().equals("windows")) {
            return warnings;
        }
        for (Container container : Containers.all(spec)) {
            String key = PodAnnotationRules.APP_ARMOR + container.name();
            String value = meta.annotations().get(key);
            if (value == null || container.securityContext().appArmorProfile().present()) {
                continue;
            }
            AnnotatedProfile said = AnnotatedProfile.appArmor(value);
            if (!saysThePod(said, spec)) {
                warnings.add(metadata.child("annotations").key(key) + ": " + APP_ARMOR);
                intoField(said, container);
            }
        }
        return warnings;
    }

    private static void intoField(AnnotatedProfile said, Container container) {
        if (!said.isKnown() || said.isOnNode() && said.localhostProfile().isEmpty()) {
            return;
        }
        AppArmorProfile profile = container.securityContext().appArmorProfile();
        profile.setType(said.type());
        if (said.isOnNode()) {
            profile.setLocalhostProfile(said.localhostProfile());
        }
    }
}
