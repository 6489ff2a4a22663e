package io.envtest.internal.admission.plugin.noderestriction;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.Operation;
import io.envtest.view.core.v1.Node;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a node may say of itself: not everything that it likes to be called. */
final class NodeLabels {

    private static final Set<String> OWN = Set.of(
            "kubernetes.io/hostname",
            "kubernetes.io/os",
            "kubernetes.io/arch",
            "beta.kubernetes.io/os",
            "beta.kubernetes.io/arch",
            "beta.kubernetes.io/instance-type",
            "node.kubernetes.io/instance-type",
            "topology.kubernetes.io/zone",
            "topology.kubernetes.io/region",
            "failure-domain.beta.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region");
    private static final Set<String> OWN_DOMAINS = Set.of("kubelet.kubernetes.io", "node.kubernetes.io");
    private static final Set<String> RESTRICTED = Set.of("node-restriction.kubernetes.io");
    private static final Set<String> SYSTEM = Set.of("kubernetes.io", "k8s.io");

    private NodeLabels() {}

    static void check(String node, AdmissionRequest request) {
        String name = request.nameInMessages();
        if (!name.equals(node)) {
            throw request.forbidden(quoted(node) + " is not allowed to modify node \"" + name + "\"");
        }
        if (request.object() == null) {
            return;
        }
        Node now = Node.of(request.object());
        if (request.operation() == Operation.CREATE) {
            if (now.spec().hasConfigSource()) {
                throw request.forbidden(quoted(node) + " is not allowed to create pods with a non-nil configSource");
            }
            Set<String> forbidden = forbidden(now.metadata().labels(), Map.of());
            if (!forbidden.isEmpty()) {
                throw request.forbidden(
                        quoted(node) + " is not allowed to set the following labels: " + String.join(", ", forbidden));
            }
        } else if (request.oldObject() != null) {
            checkUpdate(node, request, now, Node.of(request.oldObject()));
        }
    }

    private static void checkUpdate(String node, AdmissionRequest request, Node now, Node old) {
        boolean sameSource = now.spec().get("configSource").equals(old.spec().get("configSource"));
        if (now.spec().hasConfigSource() && !sameSource) {
            throw request.forbidden(
                    quoted(node) + " is not allowed to update configSource to a new non-nil configSource");
        }
        if (!now.spec().get("taints").equals(old.spec().get("taints"))) {
            throw request.forbidden(quoted(node) + " is not allowed to modify taints");
        }
        if (!now.metadata().get("ownerReferences").equals(old.metadata().get("ownerReferences"))) {
            throw request.forbidden(quoted(node) + " is not allowed to modify ownerReferences");
        }
        Set<String> forbidden =
                forbidden(now.metadata().labels(), old.metadata().labels());
        if (!forbidden.isEmpty()) {
            throw request.forbidden("is not allowed to modify labels: " + String.join(", ", forbidden));
        }
    }

    /** Labels that changed and that are not for nodes to change. */
    private static Set<String> forbidden(Map<String, String> now, Map<String, String> old) {
        Set<String> changed = new TreeSet<>(now.keySet());
        changed.addAll(old.keySet());
        changed.removeIf(label -> now.containsKey(label)
                && old.containsKey(label)
                && now.getOrDefault(label, "").equals(old.getOrDefault(label, "")));
        changed.removeIf(label -> !isForbidden(label));
        return changed;
    }

    private static boolean isForbidden(String label) {
        int slash = label.indexOf('/');
        String domain = slash < 0 ? "" : label.substring(0, slash);
        if (within(domain, RESTRICTED)) {
            return true;
        }
        return within(domain, SYSTEM) && !OWN.contains(label) && !within(domain, OWN_DOMAINS);
    }

    private static boolean within(String domain, Set<String> domains) {
        return domains.stream().anyMatch(parent -> domain.equals(parent) || domain.endsWith("." + parent));
    }

    private static String quoted(String node) {
        return "node \"" + node + "\"";
    }
}
