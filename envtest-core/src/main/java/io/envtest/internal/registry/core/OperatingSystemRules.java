package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Containers;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.View;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import java.util.List;

/**
 * What a pod may say once it has said for which operating system it is.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/#pod-os">Pod OS</a>
 */
final class OperatingSystemRules {

    private static final List<String> SYSTEMS = List.of("linux", "windows");
    private static final String NOT_WINDOWS = "cannot be set for a windows pod";
    private static final String NOT_LINUX = "windows options cannot be set for a linux pod";
    private static final List<String> CONTEXT_AFTER_HOST =
            List.of("runAsUser", "runAsGroup", "supplementalGroups", "supplementalGroupsPolicy", "seLinuxChangePolicy");
    private static final List<String> CONTAINER = List.of(
            "appArmorProfile",
            "seLinuxOptions",
            "seccompProfile",
            "capabilities",
            "readOnlyRootFilesystem",
            "privileged",
            "allowPrivilegeEscalation",
            "procMount",
            "runAsUser",
            "runAsGroup");

    private OperatingSystemRules() {}

    static void check(FieldErrors errors, PodSpec spec) {
        if (!spec.os().present()) {
            return;
        }
        String name = spec.os().name();
        if (!Rules.required(errors, spec.os().path("name"), name)
                || !Rules.oneOf(errors, spec.path("os"), name, SYSTEMS)) {
            return;
        }
        if (name.equals("linux")) {
            linux(errors, spec);
        } else {
            windows(errors, spec);
        }
    }

    private static void linux(FieldErrors errors, PodSpec spec) {
        forbid(errors, spec.securityContext(), "windowsOptions", NOT_LINUX);
        Containers.all(spec)
                .forEach(container -> forbid(errors, container.securityContext(), "windowsOptions", NOT_LINUX));
    }

    private static void windows(FieldErrors errors, PodSpec spec) {
        View context = spec.securityContext();
        forbid(errors, context, "appArmorProfile", NOT_WINDOWS);
        forbid(errors, context, "seLinuxOptions", NOT_WINDOWS);
        forbid(errors, spec, "hostUsers", NOT_WINDOWS);
        forbidTrue(errors, spec, "hostPID", spec.hostPID());
        forbidTrue(errors, spec, "hostIPC", spec.hostIPC());
        forbid(errors, context, "seccompProfile", NOT_WINDOWS);
        forbid(errors, context, "fsGroup", NOT_WINDOWS);
        forbid(errors, context, "fsGroupChangePolicy", NOT_WINDOWS);
        forbidTrue(errors, context, "sysctls", !spec.securityContext().sysctls().isEmpty());
        forbid(errors, spec, "shareProcessNamespace", NOT_WINDOWS);
        CONTEXT_AFTER_HOST.forEach(field -> forbid(errors, context, field, NOT_WINDOWS));
        for (Container container : Containers.all(spec)) {
            CONTAINER.forEach(field -> forbid(errors, container.securityContext(), field, NOT_WINDOWS));
        }
    }

    private static void forbid(FieldErrors errors, View view, String field, String words) {
        if (view.has(field)) {
            errors.forbidden(view.path(field), words);
        }
    }

    private static void forbidTrue(FieldErrors errors, View view, String field, boolean said) {
        if (said) {
            errors.forbidden(view.path(field), NOT_WINDOWS);
        }
    }
}
