package io.envtest.internal.admission.plugin.podsecurity;

import io.envtest.internal.admission.plugin.podsecurity.SecurityPolicy.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that the standards ask, in the order in which it is told.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
final class SecurityChecks {

    private static final List<SecurityCheck> ALL = List.of(
            baseline(0, "appArmor", BaselineChecks::appArmor),
            baseline(0, "capabilities", BaselineChecks::capabilities),
            baseline(0, "hostNamespaces", BaselineChecks::hostNamespaces),
            baseline(0, "hostPath", BaselineChecks::hostPath),
            baseline(0, "hostPorts", BaselineChecks::hostPorts),
            baseline(34, "probeHosts", BaselineChecks::probeHosts),
            baseline(0, "privileged", BaselineChecks::privileged),
            baseline(0, "procMount", BaselineChecks::procMount),
            baseline(0, "seLinux", BaselineChecks::seLinux),
            baseline(19, "seccomp", BaselineChecks::seccomp),
            baseline(0, "sysctls", BaselineChecks::sysctls),
            baseline(0, "hostProcess", BaselineChecks::hostProcess),
            restricted(8, "", RestrictedChecks::privilegeEscalation),
            restricted(22, "capabilities", RestrictedChecks::capabilities),
            restricted(35, "procMount", RestrictedChecks::procMount),
            restricted(0, "hostPath", RestrictedChecks::volumes),
            restricted(0, "", RestrictedChecks::nonRoot),
            restricted(23, "", RestrictedChecks::rootUser),
            restricted(19, "seccomp", RestrictedChecks::seccomp));

    private SecurityChecks() {}

    private static SecurityCheck baseline(int since, String name, SecurityCheck.Rule rule) {
        return new SecurityCheck(Level.BASELINE, since, "", name, rule);
    }

    private static SecurityCheck restricted(int since, String instead, SecurityCheck.Rule rule) {
        return new SecurityCheck(Level.RESTRICTED, since, instead, "", rule);
    }

    /** Where a pod breaks a standard. */
    static List<Violation> violations(SecurityPolicy policy, SecuredPod pod) {
        List<SecurityCheck> asked =
                ALL.stream().filter(check -> check.isAsked(policy)).toList();
        Set<String> replaced = asked.stream()
                .map(SecurityCheck::instead)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return asked.stream()
                .filter(check -> !replaced.contains(check.name()))
                .map(check -> check.rule().check(pod, policy.minor()))
                .flatMap(Optional::stream)
                .toList();
    }
}
