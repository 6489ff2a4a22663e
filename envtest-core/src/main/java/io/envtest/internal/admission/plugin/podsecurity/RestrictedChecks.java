package io.envtest.internal.admission.plugin.podsecurity;

import io.envtest.view.core.v1.Volume;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the standard {@code restricted} asks beyond {@code baseline}: that a pod gives up what it need not have. */
final class RestrictedChecks {

    private static final int WINDOWS_SINCE = 25;
    private static final int OWN_USERS_SINCE = 35;
    private static final String ALL_CAPABILITIES = "ALL";
    private static final Set<String> CAPABILITIES = Set.of("NET_BIND_SERVICE");
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");
    private static final Set<String> VOLUMES = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "image",
            "persistentVolumeClaim",
            "projected",
            "secret");

    private RestrictedChecks() {}

    private static Optional<Violation> found(boolean any, String reason, String detail) {
        return any ? Optional.of(new Violation(reason, detail)) : Optional.empty();
    }

    private static boolean isSpared(SecuredPod pod, int minor) {
        return minor >= WINDOWS_SINCE && pod.onWindows();
    }

    private static boolean hasHarmlessRoot(SecuredPod pod, int minor) {
        return minor >= OWN_USERS_SINCE && pod.hasOwnUsers();
    }

    static Optional<Violation> privilegeEscalation(SecuredPod pod, int minor) {
        List<String> names = pod.names(
                c -> !c.security().hasAllowPrivilegeEscalation() || c.security().allowPrivilegeEscalation());
        return found(
                !names.isEmpty() && !isSpared(pod, minor),
                "allowPrivilegeEscalation != false",
                Words.containers(names) + " must set securityContext.allowPrivilegeEscalation=false");
    }

    static Optional<Violation> capabilities(SecuredPod pod, int minor) {
        if (isSpared(pod, minor)) {
            return Optional.empty();
        }
        List<String> keeping =
                pod.names(c -> !c.security().capabilities().drop().contains(ALL_CAPABILITIES));
        List<String> details = new ArrayList<>();
        if (!keeping.isEmpty()) {
            details.add(Words.containers(keeping) + " must set securityContext.capabilities.drop=[\"ALL\"]");
        }
        BaselineChecks.addedCapabilities(pod, CAPABILITIES).ifPresent(details::add);
        return found(!details.isEmpty(), "unrestricted capabilities", String.join("; ", details));
    }

    static Optional<Violation> procMount(SecuredPod pod, int minor) {
        return BaselineChecks.unmasked(pod);
    }

    static Optional<Violation> volumes(SecuredPod pod, int minor) {
        List<Volume> bad = pod.spec().volumes().stream()
                .filter(volume -> !VOLUMES.contains(type(volume)))
                .toList();
        Set<String> types = bad.stream().map(RestrictedChecks::type).collect(Collectors.toCollection(TreeSet::new));
        return found(
                !bad.isEmpty(),
                "restricted volume types",
                Words.some("volume", bad.size()) + " "
                        + Words.quoted(bad.stream().map(Volume::name).toList())
                        + (bad.size() == 1 ? " uses " : " use ")
                        + Words.some("restricted volume type", types.size())
                        + " " + Words.quoted(types));
    }

    /** A volume has its name and one more field, which is its type. */
    private static String type(Volume volume) {
        Iterator<String> fields = volume.node().fieldNames();
        String field = fields.next();
        return field.equals("name") && fields.hasNext() ? fields.next() : field;
    }

    static Optional<Violation> nonRoot(SecuredPod pod, int minor) {
        String reason = "runAsNonRoot != true";
        boolean whole = pod.security().hasRunAsNonRoot() && !pod.security().runAsNonRoot();
        List<String> root =
                pod.names(c -> c.security().hasRunAsNonRoot() && !c.security().runAsNonRoot());
        List<String> silent = pod.names(c -> !c.security().hasRunAsNonRoot());
        if (hasHarmlessRoot(pod, minor)) {
            return Optional.empty();
        }
        if (whole || !root.isEmpty()) {
            String detail = Words.setters(whole, root) + " must not set securityContext.runAsNonRoot=false";
            return Optional.of(new Violation(reason, detail));
        }
        return found(
                !silent.isEmpty() && !pod.security().runAsNonRoot(),
                reason,
                "pod or " + Words.containers(silent) + " must set securityContext.runAsNonRoot=true");
    }

    static Optional<Violation> rootUser(SecuredPod pod, int minor) {
        boolean whole = pod.security().hasRunAsUser() && pod.security().runAsUser() == 0;
        List<String> names =
                pod.names(c -> c.security().hasRunAsUser() && c.security().runAsUser() == 0);
        return found(
                (whole || !names.isEmpty()) && !hasHarmlessRoot(pod, minor),
                "runAsUser=0",
                Words.setters(whole, names) + " must not set runAsUser=0");
    }

    static Optional<Violation> seccomp(SecuredPod pod, int minor) {
        if (isSpared(pod, minor)) {
            return Optional.empty();
        }
        String reason = "seccompProfile";
        String type = pod.security().seccompProfile().type();
        boolean whole = !type.isEmpty() && !SECCOMP.contains(type);
        List<String> bad = pod.names(c -> !seccomp(c).isEmpty() && !SECCOMP.contains(seccomp(c)));
        List<String> silent = pod.names(c -> seccomp(c).isEmpty());
        if (whole || !bad.isEmpty()) {
            Set<String> types = new TreeSet<>();
            pod.containers().forEach(c -> types.add(seccomp(c)));
            types.add(type);
            types.removeAll(SECCOMP);
            types.remove("");
            String detail = Words.setters(whole, bad) + " must not set securityContext.seccompProfile.type to "
                    + Words.quoted(types);
            return Optional.of(new Violation(reason, detail));
        }
        return found(
                !silent.isEmpty() && !SECCOMP.contains(type),
                reason,
                "pod or " + Words.containers(silent)
                        + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"");
    }

    private static String seccomp(SecuredContainer container) {
        return container.security().seccompProfile().type();
    }
}
