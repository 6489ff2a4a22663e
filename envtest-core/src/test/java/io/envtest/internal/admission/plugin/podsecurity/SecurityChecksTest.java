package io.envtest.internal.admission.plugin.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.core.v1.Pod;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecurityChecksTest {

    private static final String GOOD = "'allowPrivilegeEscalation':false,'capabilities':{'drop':['ALL']},"
            + "'seccompProfile':{'type':'RuntimeDefault'}";

    @Test
    void privilegedAsksNothing() {
        assertThat(broken("privileged", "latest", "'hostPID':true", "'privileged':true"))
                .isEmpty();
    }

    @Test
    void baselineTellsEachWayOut() {
        assertThat(broken("baseline", "latest", "'hostPID':true,'hostIPC':true", "'privileged':true"))
                .isEqualTo("host namespaces (hostPID=true, hostIPC=true), privileged (container \"main\" must not set"
                        + " securityContext.privileged=true)");
        assertThat(broken("baseline", "latest", "'volumes':[{'name':'h','hostPath':{'path':'/'}}]", ""))
                .isEqualTo("hostPath volumes (volume \"h\")");
        assertThat(broken("baseline", "latest", "", "'capabilities':{'add':['SYS_ADMIN','CHOWN','ALL']}"))
                .isEqualTo("non-default capabilities (container \"main\" must not include \"ALL\", \"SYS_ADMIN\" in"
                        + " securityContext.capabilities.add)");
    }

    @Test
    void theStricterCheckStandsForTheWeakerOne() {
        assertThat(broken(
                        "restricted",
                        "latest",
                        "'volumes':[{'name':'h','hostPath':{'path':'/'}},{'name':'n','nfs':{}},{'name':'e','emptyDir':{}}]",
                        GOOD + ",'runAsNonRoot':true"))
                .isEqualTo("restricted volume types (volumes \"h\", \"n\" use restricted volume types \"hostPath\","
                        + " \"nfs\")");
    }

    @Test
    void whatThePodSaysHoldsForItsContainers() {
        assertThat(broken("restricted", "latest", "'securityContext':{'runAsNonRoot':true}", GOOD))
                .isEmpty();
        assertThat(broken("restricted", "latest", "'securityContext':{'runAsNonRoot':false}", GOOD))
                .isEqualTo("runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)");
    }

    @Test
    void versionsAskWhatTheyAskedThen() {
        assertThat(broken("restricted", "v1.0", "", "'runAsNonRoot':true")).isEmpty();
        assertThat(broken("restricted", "v1.18", "", "'runAsNonRoot':true"))
                .startsWith("allowPrivilegeEscalation != false")
                .doesNotContain("seccompProfile");
        assertThat(broken("restricted", "v1.22", "", "'runAsNonRoot':true,'runAsUser':0"))
                .contains("unrestricted capabilities", "seccompProfile")
                .doesNotContain("runAsUser");
        String sysctl = "'securityContext':{'sysctls':[{'name':'net.ipv4.tcp_rmem','value':'1'}]}";
        assertThat(broken("baseline", "v1.31", sysctl, "")).isEqualTo("forbidden sysctls (net.ipv4.tcp_rmem)");
        assertThat(broken("baseline", "v1.99", sysctl, "")).isEmpty();
    }

    @Test
    void podsWithUsersOfTheirOwnMayRunAsRoot() {
        assertThat(broken("restricted", "v1.35", "'hostUsers':false", GOOD + ",'runAsUser':0"))
                .isEmpty();
        assertThat(broken("restricted", "v1.34", "'hostUsers':false", GOOD + ",'runAsUser':0"))
                .contains("runAsNonRoot != true", "runAsUser=0");
    }

    @Test
    void podsOnWindowsAreSparedWhatMeansNothingThere() {
        assertThat(broken("restricted", "latest", "'os':{'name':'windows'}", "'runAsNonRoot':true"))
                .isEmpty();
    }

    @Test
    void whatIsTightenedMayAskForMore() {
        SecurityPolicy baseline = policy("baseline", "latest");
        assertThat(policy("restricted", "latest").mayAskMoreThan(baseline)).isTrue();
        assertThat(policy("baseline", "v1.20").mayAskMoreThan(baseline)).isTrue();
        assertThat(baseline.mayAskMoreThan(policy("restricted", "latest"))).isFalse();
        assertThat(baseline.mayAskMoreThan(baseline)).isFalse();
        assertThat(policy("privileged", "v1.20").mayAskMoreThan(baseline)).isFalse();
    }

    private static SecurityPolicy policy(String level, String version) {
        String label = "pod-security.kubernetes.io/enforce";
        return SecurityPolicy.of(Map.of(label, level, label + "-version", version), "enforce");
    }

    private static String broken(String level, String version, String spec, String security) {
        String comma = spec.isEmpty() ? "" : ",";
        Pod pod = Pod.of(MemoryObjects.tree(
                "{'spec':{'containers':[{'name':'main','securityContext':{" + security + "}}]" + comma + spec + "}}"));
        SecuredPod secured = SecuredPod.of(pod.metadata().annotations(), pod.spec());
        return Violation.details(SecurityChecks.violations(policy(level, version), secured));
    }
}
