package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.AppArmorProfile;
import io.envtest.view.core.v1.PodSecurityContext;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.SeccompProfile;
import io.envtest.view.core.v1.SecurityContext;
import io.envtest.view.core.v1.Sysctl;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules of security contexts.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/security-context/">Security contexts</a>
 */
final class SecurityContextRules {

    private static final Set<String> IPC_SYSCTLS = Set.of(
            "kernel.sem",
            "kernel.msgmax",
            "kernel.msgmnb",
            "kernel.msgmni",
            "kernel.shmall",
            "kernel.shmmax",
            "kernel.shmmni",
            "kernel.shm_rmid_forced");
    private static final int MAX_PROFILE = 4095;
    private static final long MAX_ID = Integer.MAX_VALUE;
    private static final Pattern SYSCTL =
            Pattern.compile("([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?");
    private static final List<String> PROFILES = List.of("Localhost", "RuntimeDefault", "Unconfined");
    private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");
    private static final List<String> GROUP_POLICIES = List.of("Always", "OnRootMismatch");
    private static final List<String> SUPPLEMENTAL = List.of("Merge", "Strict");
    private static final List<String> SELINUX_CHANGES = List.of("Recursive");
    /** Of pods that named one before: mounting belongs to a feature that is off. */
    private static final List<String> KNOWN_SELINUX_CHANGES = List.of("MountOption", "Recursive");

    private static final List<String> HOST_SYSCTLS = List.of("net.", "kernel.");

    private SecurityContextRules() {}

    static void pod(FieldErrors errors, PodSpec spec) {
        PodSecurityContext context = spec.securityContext();
        if (!context.present()) {
            return;
        }
        if (context.hasFsGroup()) {
            id(errors, context.path("fsGroup"), context.fsGroup());
        }
        if (context.hasRunAsUser()) {
            id(errors, context.path("runAsUser"), context.runAsUser());
        }
        if (context.hasRunAsGroup()) {
            id(errors, context.path("runAsGroup"), context.runAsGroup());
        }
        for (int i = 0; i < context.supplementalGroups().size(); i++) {
            id(
                    errors,
                    context.path("supplementalGroups").index(i),
                    context.supplementalGroups().get(i));
        }
        if (spec.shareProcessNamespace() && spec.hostPID()) {
            errors.invalid(
                    context.path("shareProcessNamespace"),
                    true,
                    "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        sysctls(errors, context, spec);
        option(errors, context, "fsGroupChangePolicy", GROUP_POLICIES);
        seccomp(errors, context.seccompProfile());
        WindowsRules.options(errors, context.windowsOptions());
        appArmor(errors, context.appArmorProfile());
        option(errors, context, "supplementalGroupsPolicy", SUPPLEMENTAL);
        boolean known = errors.before(context.path("seLinuxChangePolicy")).isTextual();
        option(errors, context, "seLinuxChangePolicy", known ? KNOWN_SELINUX_CHANGES : SELINUX_CHANGES);
    }

    private static void option(FieldErrors errors, PodSecurityContext context, String field, List<String> supported) {
        if (context.has(field)) {
            Rules.oneOf(errors, context.path(field), context.get(field).asText(), supported);
        }
    }

    /** The number of a user or group. */
    static void id(FieldErrors errors, FieldPath path, long id) {
        if (id < 0 || id > MAX_ID) {
            errors.invalid(path, id, "must be between 0 and 2147483647, inclusive");
        }
    }

    private static void sysctls(FieldErrors errors, PodSecurityContext context, PodSpec spec) {
        Set<String> names = new HashSet<>();
        for (Sysctl sysctl : context.sysctls()) {
            FieldPath path = sysctl.path("name");
            if (sysctl.name().isEmpty()) {
                errors.required(path, "");
            } else if (sysctl.name().length() > 253
                    || !SYSCTL.matcher(sysctl.name()).matches()) {
                errors.invalid(
                        path,
                        sysctl.name(),
                        "must have at most 253 characters and match regex " + "^" + SYSCTL.pattern() + "$");
            } else if (!names.add(sysctl.name())) {
                errors.duplicate(path, sysctl.name());
            }
            String dotted = sysctl.name().replace('/', '.');
            if (spec.hostNetwork() && dotted.startsWith(HOST_SYSCTLS.get(0))) {
                errors.invalid(path, sysctl.name(), "may not be specified when 'hostNetwork' is true");
            }
            if (spec.hostIPC() && ipc(dotted)) {
                errors.invalid(path, sysctl.name(), "may not be specified when 'hostIPC' is true");
            }
        }
    }

    private static boolean ipc(String name) {
        return IPC_SYSCTLS.contains(name) || name.startsWith("fs.mqueue.");
    }

    static void container(FieldErrors errors, SecurityContext context, boolean hostUsers) {
        if (!context.present()) {
            return;
        }
        if (context.hasRunAsUser()) {
            id(errors, context.path("runAsUser"), context.runAsUser());
        }
        if (context.hasRunAsGroup()) {
            id(errors, context.path("runAsGroup"), context.runAsGroup());
        }
        if (context.hasProcMount()) {
            Rules.oneOf(errors, context.path("procMount"), context.procMount(), PROC_MOUNTS);
            if (hostUsers && context.procMount().equals("Unmasked")) {
                errors.invalid(
                        context.path("procMount"), context.procMount(), "`hostUsers` must be false to use `Unmasked`");
            }
        }
        seccomp(errors, context.seccompProfile());
        escalation(errors, context);
        WindowsRules.options(errors, context.windowsOptions());
        appArmor(errors, context.appArmorProfile());
    }

    private static void escalation(FieldErrors errors, SecurityContext context) {
        if (!context.hasAllowPrivilegeEscalation() || context.allowPrivilegeEscalation()) {
            return;
        }
        if (context.privileged()) {
            errors.invalid(
                    context.path(),
                    GoValue.of(context),
                    "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }
        boolean admin = context.capabilities().add().contains("CAP_SYS_ADMIN");
        if (admin) {
            errors.invalid(
                    context.path(),
                    GoValue.of(context),
                    "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
        }
    }

    private static void seccomp(FieldErrors errors, SeccompProfile profile) {
        if (!profile.present()) {
            return;
        }
        if (profile.type().isEmpty()) {
            errors.required(profile.path("type"), "type is required when seccompProfile is set");
        } else {
            Rules.oneOf(errors, profile.path("type"), profile.type(), PROFILES);
        }
        FieldPath file = profile.path("localhostProfile");
        if (!profile.type().equals("Localhost")) {
            if (profile.hasLocalhostProfile()) {
                errors.invalid(file, GoValue.of(profile), "can only be set when seccomp type is Localhost");
            }
        } else if (!profile.hasLocalhostProfile()) {
            errors.required(file, "must be set when seccomp type is Localhost");
        } else {
            VolumeSourceRules.localPath(errors, file, profile.localhostProfile());
        }
    }

    private static void appArmor(FieldErrors errors, AppArmorProfile profile) {
        if (!profile.present()) {
            return;
        }
        FieldPath file = profile.path("localhostProfile");
        switch (profile.type()) {
            case "" -> errors.required(profile.path("type"), "type is required when appArmorProfile is set");
            case "Localhost" -> {
                if (!profile.hasLocalhostProfile()) {
                    errors.required(file, "must be set when AppArmor type is Localhost");
                } else if (!profile.localhostProfile()
                        .equals(profile.localhostProfile().strip())) {
                    errors.invalid(file, profile.localhostProfile(), "must not be padded with whitespace");
                } else if (Rules.required(
                        errors, file, profile.localhostProfile(), "must be set when AppArmor type is Localhost")) {
                    Rules.maxBytes(errors, file, profile.localhostProfile(), MAX_PROFILE);
                }
            }
            case "RuntimeDefault", "Unconfined" -> {
                if (profile.hasLocalhostProfile()) {
                    errors.invalid(file, profile.localhostProfile(), "can only be set when AppArmor type is Localhost");
                }
            }
            default -> errors.notSupported(profile.path("type"), profile.type(), PROFILES);
        }
    }
}
