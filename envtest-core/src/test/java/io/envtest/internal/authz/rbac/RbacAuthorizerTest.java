package io.envtest.internal.authz.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.authz.Decision.Verdict;
import io.envtest.internal.authz.Forbidden;
import io.envtest.internal.bootstrap.BootstrapObjects;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.request.UserInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RbacAuthorizerTest {

    private static final UserInfo ALICE = new UserInfo("alice", "", List.of("devs"), Map.of());

    private final MemoryObjects objects = new MemoryObjects();
    private final RbacAuthorizer rbac = new RbacAuthorizer(StoredRoles.policy(objects));

    @Test
    void aRoleHoldsInItsNamespaceOnly() {
        bind("User", "alice", rule("'verbs':['get'],'apiGroups':[''],'resources':['secrets']"));

        assertThat(ask("get", "", "secrets", "", "a", ""))
                .isEqualTo(new Decision(
                        Verdict.ALLOW, "RBAC: allowed by RoleBinding \"b/a\" of Role \"r\" to User \"alice\""));
        assertThat(ask("get", "", "secrets", "", "other", "")).isEqualTo(Decision.NOTHING_SAID);
        assertThat(ask("get", "", "secrets", "", "", "")).isEqualTo(Decision.NOTHING_SAID);
    }

    @ParameterizedTest
    @CsvSource({
        "pods, '', true",
        "pods, status, false",
        "pods/status, status, true",
        "*/status, status, true",
        "*/status, '', false",
        "*, status, true"
    })
    void subresourcesAreRightsOfTheirOwn(String resource, String subresource, boolean allowed) {
        bind("Group", "devs", rule("'verbs':['*'],'apiGroups':['*'],'resources':['" + resource + "']"));

        assertThat(ask("update", "", "pods", subresource, "a", "x").allowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"/logs/a, true", "/logs/, true", "/logs, false", "/exact, true", "/exact/x, false"})
    void pathsMatchWholeOrByPrefix(String path, boolean allowed) {
        objects.put(
                Resources.CLUSTER_ROLES,
                "{'metadata':{'name':'r'},'rules':[{'verbs':['get'],'nonResourceURLs':['/logs/*','/exact']}]}");
        objects.put(
                Resources.CLUSTER_ROLE_BINDINGS,
                "{'metadata':{'name':'b'},'roleRef':{'kind':'ClusterRole','name':'r'},"
                        + "'subjects':[{'kind':'User','name':'alice'}]}");

        assertThat(rbac.authorize(path(path)).allowed()).isEqualTo(allowed);
    }

    @Test
    void namesLimitARule() {
        bind("User", "alice", rule("'verbs':['*'],'apiGroups':[''],'resources':['secrets'],'resourceNames':['mine']"));

        assertThat(ask("get", "", "secrets", "", "a", "mine").allowed()).isTrue();
        assertThat(ask("get", "", "secrets", "", "a", "other").allowed()).isFalse();
        assertThat(ask("create", "", "secrets", "", "a", "").allowed()).isFalse();
    }

    @Test
    void missingRolesAreTold() {
        objects.put(Resources.ROLE_BINDINGS, binding("User", "alice"));
        objects.put(
                Resources.CLUSTER_ROLE_BINDINGS,
                "{'metadata':{'name':'b'},'roleRef':{'kind':'ClusterRole','name':'gone'},"
                        + "'subjects':[{'kind':'User','name':'alice'}]}");

        Attributes request = attributes("list", "", "secrets", "", "a", "");
        Decision decision = rbac.authorize(request);

        assertThat(Forbidden.exception(request, decision.reason()).status().message())
                .isEqualTo("secrets is forbidden: User \"alice\" cannot list resource \"secrets\" in API group \"\" in"
                        + " the namespace \"a\": RBAC: [clusterrole.rbac.authorization.k8s.io \"gone\" not found,"
                        + " role.rbac.authorization.k8s.io \"r\" not found]");
    }

    @Test
    void changesAreFollowed() {
        bind("User", "alice", rule("'verbs':['get'],'apiGroups':[''],'resources':['secrets']"));
        objects.put(Resources.ROLE_BINDINGS, binding("User", "bob"));
        assertThat(ask("get", "", "secrets", "", "a", "").allowed()).isFalse();

        objects.put(Resources.ROLE_BINDINGS, binding("User", "alice"));
        assertThat(ask("get", "", "secrets", "", "a", "").allowed()).isTrue();

        objects.remove(Resources.ROLE_BINDINGS, "a", "b");
        assertThat(ask("get", "", "secrets", "", "a", "")).isEqualTo(Decision.NOTHING_SAID);
    }

    @Test
    void aServiceAccountIsKnownByItsUserName() {
        objects.put(Resources.ROLES, rule("'verbs':['get'],'apiGroups':[''],'resources':['secrets']"));
        objects.put(Resources.ROLE_BINDINGS, binding("ServiceAccount", "robot"));
        UserInfo robot = new UserInfo("system:serviceaccount:a:robot", "", List.of(), Map.of());

        assertThat(rbac.authorize(Attributes.resource(robot, "get", "", "secrets", "", "a", ""))
                        .reason())
                .endsWith("to ServiceAccount \"robot/a\"");
    }

    @Test
    void theBootstrapRolesLetEverybodyDiscover() {
        BootstrapObjects.all().forEach(object -> objects.put(object.resource(), object.object()));
        UserInfo user = new UserInfo("zed", "", List.of("system:authenticated"), Map.of());

        assertThat(rbac.authorize(new Attributes(user, "get", false, "", "", "", "", "", "", "/apis/x", "", ""))
                        .reason())
                .isEqualTo("RBAC: allowed by ClusterRoleBinding \"system:discovery\" of ClusterRole"
                        + " \"system:discovery\" to Group \"system:authenticated\"");
    }

    private void bind(String kind, String name, String role) {
        objects.put(Resources.ROLES, role);
        objects.put(Resources.ROLE_BINDINGS, binding(kind, name));
    }

    private static String rule(String fields) {
        return "{'metadata':{'name':'r','namespace':'a'},'rules':[{" + fields + "}]}";
    }

    private static String binding(String kind, String name) {
        return "{'metadata':{'name':'b','namespace':'a'},'roleRef':{'kind':'Role','name':'r'},'subjects':[{'kind':'"
                + kind + "','name':'" + name + "'}]}";
    }

    private Decision ask(String verb, String group, String resource, String sub, String namespace, String name) {
        return rbac.authorize(attributes(verb, group, resource, sub, namespace, name));
    }

    private static Attributes attributes(
            String verb, String group, String resource, String sub, String namespace, String name) {
        return Attributes.resource(ALICE, verb, group, resource, sub, namespace, name);
    }

    private static Attributes path(String path) {
        return new Attributes(ALICE, "get", false, "", "", "", "", "", "", path, "", "");
    }
}
