package io.envtest.internal.bootstrap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.rbac.v1.ClusterRole;
import io.envtest.view.rbac.v1.ClusterRoleBinding;
import io.envtest.view.rbac.v1.PolicyRule;
import io.envtest.view.rbac.v1.RoleRef;
import io.envtest.view.rbac.v1.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The default roles and bindings.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings">Default
 *     roles</a>
 */
final class BootstrapRbac {

    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final String VERSION = GROUP + "/v1";
    private static final String AGGREGATE = GROUP + "/aggregate-to-";
    private static final int URL_RULE_WORDS = 2;

    private BootstrapRbac() {}

    static List<BootstrapObject> roles() {
        List<BootstrapObject> roles = new ArrayList<>();
        ClusterRole current = ClusterRole.of(JsonNodeFactory.instance.objectNode());
        for (String line : DataFile.lines("roles.txt")) {
            if (DataFile.indented(line)) {
                rule(current.addRules(), DataFile.words(line));
            } else {
                BootstrapObject role = role(DataFile.words(line));
                roles.add(role);
                current = ClusterRole.of(role.object());
            }
        }
        return roles;
    }

    static List<BootstrapObject> bindings() {
        return DataFile.lines("bindings.txt").stream()
                .map(line -> binding(DataFile.words(line)))
                .toList();
    }

    /** A Role is read and written like a ClusterRole: the same fields but for the aggregation rule. */
    private static BootstrapObject role(String[] words) {
        QualifiedName name = QualifiedName.parse(words[1]);
        ObjectNode tree = object(name, name.clusterScoped() ? "ClusterRole" : "Role");
        ClusterRole role = ClusterRole.of(tree);
        Map<String, String> labels = new LinkedHashMap<>(role.metadata().labels());
        tree.putNull("rules");
        for (String word : Arrays.asList(words).subList(2, words.length)) {
            String target = word.substring(word.indexOf('=') + 1);
            if (word.startsWith("to=")) {
                labels.put(AGGREGATE + target, "true");
            } else {
                role.aggregationRule().addClusterRoleSelectors().setMatchLabels(Map.of(AGGREGATE + target, "true"));
            }
        }
        role.metadata().setLabels(labels);
        return new BootstrapObject(
                name.clusterScoped() ? Resources.CLUSTER_ROLES : Resources.ROLES, name.namespace(), tree);
    }

    static void rule(PolicyRule rule, String[] words) {
        rule.setVerbs(list(words[0]));
        if (words.length == URL_RULE_WORDS) {
            rule.setNonResourceURLs(list(words[1]));
            return;
        }
        rule.setApiGroups(list(words[1])).setResources(list(words[2]));
        if (words.length > URL_RULE_WORDS + 1) {
            rule.setResourceNames(list(words[3]));
        }
    }

    private static BootstrapObject binding(String[] words) {
        QualifiedName name = QualifiedName.parse(words[0]);
        QualifiedName role = QualifiedName.parse(words[1]);
        ObjectNode tree = object(name, name.clusterScoped() ? "ClusterRoleBinding" : "RoleBinding");
        ClusterRoleBinding binding = ClusterRoleBinding.of(tree);
        for (String word : Arrays.asList(words).subList(2, words.length)) {
            subject(binding.addSubjects(), word);
        }
        RoleRef reference = binding.roleRef();
        reference
                .setApiGroup(GROUP)
                .setKind(role.clusterScoped() ? "ClusterRole" : "Role")
                .setName(role.name());
        return new BootstrapObject(
                name.clusterScoped() ? Resources.CLUSTER_ROLE_BINDINGS : Resources.ROLE_BINDINGS,
                name.namespace(),
                tree);
    }

    static void subject(Subject subject, String word) {
        String kind = word.substring(0, word.indexOf('='));
        QualifiedName who = QualifiedName.parse(word.substring(kind.length() + 1));
        subject.setKind(kind);
        if (who.clusterScoped()) {
            subject.setApiGroup(GROUP).setName(who.name());
        } else {
            subject.setName(who.name()).setNamespace(who.namespace());
        }
    }

    private static ObjectNode object(QualifiedName name, String kind) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", kind).put("apiVersion", VERSION);
        ObjectMeta meta = ClusterRole.of(tree).metadata();
        meta.setName(name.name());
        if (!name.clusterScoped()) {
            meta.setNamespace(name.namespace());
        }
        meta.setLabels(Map.of("kubernetes.io/bootstrapping", "rbac-defaults"));
        meta.setAnnotations(Map.of("rbac.authorization.kubernetes.io/autoupdate", "true"));
        return tree;
    }

    private static List<String> list(String word) {
        return Arrays.stream(word.split(","))
                .map(item -> item.equals("core") ? "" : item)
                .toList();
    }
}
