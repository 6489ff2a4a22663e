package io.envtest.internal.bootstrap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.Namespace;
import io.envtest.view.rbac.v1.ClusterRole;
import io.envtest.view.rbac.v1.PolicyRule;
import io.envtest.view.scheduling.v1.PriorityClass;
import java.util.ArrayList;
import java.util.List;

/** All objects that every cluster begins with, in the order in which they are created. New trees with each call. */
public final class BootstrapObjects {

    /** The manager that owns the fields of most of them. */
    public static final String MANAGER = "kube-apiserver";

    private static final List<String> NAMESPACES = List.of("kube-system", "kube-public", "default", "kube-node-lease");

    private BootstrapObjects() {}

    /** Everything. */
    public static List<BootstrapObject> all() {
        List<BootstrapObject> all = new ArrayList<>();
        NAMESPACES.forEach(name -> all.add(namespace(name)));
        all.add(priorityClass(
                "system-node-critical",
                2_000_001_000,
                "Used for system critical pods that must not be moved from their current node."));
        all.add(priorityClass(
                "system-cluster-critical",
                2_000_000_000,
                "Used for system critical pods that must run in the cluster, but can be moved to another node if"
                        + " necessary."));
        all.addAll(BootstrapRbac.roles());
        all.addAll(BootstrapRbac.bindings());
        all.addAll(BootstrapFlowControl.all());
        return all;
    }

    /** What the role for nodes allows. */
    public static List<PolicyRule> nodeRules() {
        return NodeRules.READ;
    }

    /** Once per JVM; only read. */
    private static final class NodeRules {
        static final List<PolicyRule> READ = BootstrapRbac.roles().stream()
                .filter(role -> ClusterRole.of(role.object()).metadata().name().equals("system:node"))
                .flatMap(role -> ClusterRole.of(role.object()).rules().stream())
                .toList();
    }

    private static BootstrapObject namespace(String name) {
        ObjectNode tree = typed("v1", "Namespace");
        Namespace.of(tree).metadata().setName(name);
        return new BootstrapObject(Resources.NAMESPACES, "", tree);
    }

    private static BootstrapObject priorityClass(String name, int value, String description) {
        ObjectNode tree = typed("scheduling.k8s.io/v1", "PriorityClass");
        PriorityClass priority = PriorityClass.of(tree);
        priority.metadata().setName(name);
        priority.setValue(value).setDescription(description).setPreemptionPolicy("PreemptLowerPriority");
        return new BootstrapObject(Resources.PRIORITY_CLASSES, "", tree);
    }

    private static ObjectNode typed(String apiVersion, String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", apiVersion);
    }
}
