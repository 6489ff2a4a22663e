package io.envtest.internal.admission.plugin.podsecurity;

import io.envtest.view.core.v1.SELinuxOptions;
import io.envtest.view.core.v1.Sysctl;
import io.envtest.view.core.v1.Volume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the standard {@code baseline} asks: nothing that is known to lead out of the container. */
final class BaselineChecks {

    private static final Set<String> CAPABILITIES = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    /** Minor versions since which a sysctl is safe. */
    private static final Map<String, Integer> SYSCTLS = Map.ofEntries(
            Map.entry("kernel.shm_rmid_forced", 0),
            Map.entry("net.ipv4.ip_local_port_range", 0),
            Map.entry("net.ipv4.tcp_syncookies", 0),
            Map.entry("net.ipv4.ping_group_range", 0),
            Map.entry("net.ipv4.ip_unprivileged_port_start", 0),
            Map.entry("net.ipv4.ip_local_reserved_ports", 27),
            Map.entry("net.ipv4.tcp_keepalive_time", 29),
            Map.entry("net.ipv4.tcp_fin_timeout", 29),
            Map.entry("net.ipv4.tcp_keepalive_intvl", 29),
            Map.entry("net.ipv4.tcp_keepalive_probes", 29),
            Map.entry("net.ipv4.tcp_rmem", 32),
            Map.entry("net.ipv4.tcp_wmem", 32));

    private static final Map<String, Integer> SELINUX_TYPES =
            Map.of("", 0, "container_t", 0, "container_init_t", 0, "container_kvm_t", 0, "container_engine_t", 31);

    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final String UNCONFINED = "Unconfined";
    private static final int OWN_USERS_SINCE = 35;

    private BaselineChecks() {}

    private static Optional<Violation> found(boolean any, String reason, String detail) {
        return any ? Optional.of(new Violation(reason, detail)) : Optional.empty();
    }

    static Optional<Violation> appArmor(SecuredPod pod, int minor) {
        boolean whole = pod.security().appArmorProfile().type().equals(UNCONFINED);
        List<String> names =
                pod.names(c -> c.security().appArmorProfile().type().equals(UNCONFINED));
        List<String> annotations = pod.annotations().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(APP_ARMOR) && !isConfined(entry.getValue()))
                .map(entry -> entry.getKey() + "=\"" + entry.getValue() + '"')
                .sorted()
                .toList();
        List<String> setters = new ArrayList<>();
        List<String> values = new ArrayList<>();
        if (whole || !names.isEmpty()) {
            setters.add(Words.setters(whole, names));
            values.add(UNCONFINED);
        }
        if (!annotations.isEmpty()) {
            setters.add(Words.some("annotation", annotations.size()));
            values.addAll(annotations);
        }
        return found(
                !values.isEmpty(),
                Words.some("forbidden AppArmor profile", values.size()),
                String.join(" and ", setters) + " must not set AppArmor profile type to " + Words.quoted(values));
    }

    private static boolean isConfined(String profile) {
        return profile.isEmpty() || profile.equals("runtime/default") || profile.startsWith("localhost/");
    }

    static Optional<Violation> capabilities(SecuredPod pod, int minor) {
        return addedCapabilities(pod, CAPABILITIES).map(detail -> new Violation("non-default capabilities", detail));
    }

    /** Tells of containers that add other capabilities than these. */
    static Optional<String> addedCapabilities(SecuredPod pod, Set<String> allowed) {
        List<String> names =
                pod.names(c -> !allowed.containsAll(c.security().capabilities().add()));
        Set<String> added = new TreeSet<>();
        pod.containers().forEach(c -> added.addAll(c.security().capabilities().add()));
        added.removeAll(allowed);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.containers(names) + " must not include " + Words.quoted(added)
                        + " in securityContext.capabilities.add");
    }

    static Optional<Violation> hostNamespaces(SecuredPod pod, int minor) {
        String shared = Stream.of(
                        pod.spec().hostNetwork() ? "hostNetwork=true" : "",
                        pod.spec().hostPID() ? "hostPID=true" : "",
                        pod.spec().hostIPC() ? "hostIPC=true" : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return found(!shared.isEmpty(), "host namespaces", shared);
    }

    static Optional<Violation> hostPath(SecuredPod pod, int minor) {
        List<String> names = pod.spec().volumes().stream()
                .filter(Volume::hasHostPath)
                .map(Volume::name)
                .toList();
        return found(
                !names.isEmpty(), "hostPath volumes", Words.some("volume", names.size()) + " " + Words.quoted(names));
    }

    static Optional<Violation> hostPorts(SecuredPod pod, int minor) {
        List<String> names = pod.names(c -> c.ports().stream().anyMatch(port -> port.hostPort() != 0));
        Set<String> ports = pod.containers().stream()
                .flatMap(c -> c.ports().stream())
                .filter(port -> port.hostPort() != 0)
                .map(port -> Integer.toString(port.hostPort()))
                .collect(Collectors.toCollection(TreeSet::new));
        return found(
                !ports.isEmpty(),
                "hostPort",
                used(names) + " " + Words.some("hostPort", ports.size()) + " " + String.join(", ", ports));
    }

    private static String used(Collection<String> names) {
        return Words.containers(names) + (names.size() == 1 ? " uses" : " use");
    }

    static Optional<Violation> probeHosts(SecuredPod pod, int minor) {
        List<String> names = pod.names(c -> c.hosts().findAny().isPresent());
        Set<String> hosts = pod.containers().stream()
                .flatMap(SecuredContainer::hosts)
                .collect(Collectors.toCollection(TreeSet::new));
        return found(
                !hosts.isEmpty(),
                "probe or lifecycle host",
                used(names) + " probe or lifecycle " + Words.some("host", hosts.size()) + " " + Words.quoted(hosts));
    }

    static Optional<Violation> privileged(SecuredPod pod, int minor) {
        List<String> names = pod.names(c -> c.security().privileged());
        return found(
                !names.isEmpty(),
                "privileged",
                Words.containers(names) + " must not set securityContext.privileged=true");
    }

    static Optional<Violation> procMount(SecuredPod pod, int minor) {
        return minor >= OWN_USERS_SINCE && pod.hasOwnUsers() ? Optional.empty() : unmasked(pod);
    }

    /** Whether a container sees all of {@code /proc}. */
    static Optional<Violation> unmasked(SecuredPod pod) {
        List<String> names = pod.names(c -> !isMasked(c.security().procMount()));
        Set<String> mounts = pod.containers().stream()
                .map(c -> c.security().procMount())
                .filter(mount -> !isMasked(mount))
                .collect(Collectors.toCollection(TreeSet::new));
        return found(
                !names.isEmpty(),
                "procMount",
                Words.containers(names) + " must not set securityContext.procMount to " + Words.quoted(mounts));
    }

    private static boolean isMasked(String mount) {
        return mount.isEmpty() || mount.equals("Default");
    }

    static Optional<Violation> seLinux(SecuredPod pod, int minor) {
        boolean whole = isForbidden(pod.security().seLinuxOptions(), minor);
        List<String> names = pod.names(c -> isForbidden(c.security().seLinuxOptions(), minor));
        List<SELinuxOptions> all = Stream.concat(
                        Stream.of(pod.security().seLinuxOptions()),
                        pod.containers().stream().map(c -> c.security().seLinuxOptions()))
                .toList();
        Set<String> types = all.stream()
                .map(SELinuxOptions::type)
                .filter(type -> isForbidden(type, minor))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> bad = new ArrayList<>();
        if (!types.isEmpty()) {
            bad.add(Words.some("type", types.size()) + " " + Words.quoted(types));
        }
        if (all.stream().anyMatch(options -> !options.user().isEmpty())) {
            bad.add("user may not be set");
        }
        if (all.stream().anyMatch(options -> !options.role().isEmpty())) {
            bad.add("role may not be set");
        }
        return found(
                !bad.isEmpty(),
                "seLinuxOptions",
                Words.setters(whole, names) + " set forbidden securityContext.seLinuxOptions: "
                        + String.join("; ", bad));
    }

    private static boolean isForbidden(SELinuxOptions options, int minor) {
        return isForbidden(options.type(), minor)
                || !options.user().isEmpty()
                || !options.role().isEmpty();
    }

    private static boolean isForbidden(String type, int minor) {
        return SELINUX_TYPES.getOrDefault(type, Integer.MAX_VALUE) > minor || !SELINUX_TYPES.containsKey(type);
    }

    static Optional<Violation> seccomp(SecuredPod pod, int minor) {
        boolean whole = pod.security().seccompProfile().type().equals(UNCONFINED);
        List<String> names = pod.names(c -> c.security().seccompProfile().type().equals(UNCONFINED));
        return found(
                whole || !names.isEmpty(),
                "seccompProfile",
                Words.setters(whole, names) + " must not set securityContext.seccompProfile.type to \"Unconfined\"");
    }

    static Optional<Violation> sysctls(SecuredPod pod, int minor) {
        List<String> unsafe = pod.security().sysctls().stream()
                .map(Sysctl::name)
                .filter(name -> !SYSCTLS.containsKey(name) || SYSCTLS.getOrDefault(name, 0) > minor)
                .toList();
        return found(!unsafe.isEmpty(), "forbidden sysctls", String.join(", ", unsafe));
    }

    static Optional<Violation> hostProcess(SecuredPod pod, int minor) {
        boolean whole = pod.security().windowsOptions().hostProcess();
        List<String> names = pod.names(c -> c.security().windowsOptions().hostProcess());
        return found(
                whole || !names.isEmpty(),
                "hostProcess",
                Words.setters(whole, names) + " must not set securityContext.windowsOptions.hostProcess=true");
    }
}
