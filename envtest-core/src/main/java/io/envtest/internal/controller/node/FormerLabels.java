package io.envtest.internal.controller.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.core.v1.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Repeats labels of nodes under their former names, which pods may still select nodes by.
 *
 * @see <a href="https://kubernetes.io/docs/reference/labels-annotations-taints/#beta-kubernetes-io-arch-deprecated">Labels</a>
 */
record FormerLabels(Client client) {

    private static final Map<String, String> FORMER = Map.of(
            "kubernetes.io/arch", "beta.kubernetes.io/arch",
            "kubernetes.io/os", "beta.kubernetes.io/os");

    /** Labels that a node with these labels lacks, or has with another value. */
    static Map<String, String> missing(Map<String, String> labels) {
        Map<String, String> missing = new LinkedHashMap<>();
        FORMER.forEach((name, former) -> {
            String value = labels.get(name);
            if (value != null && !value.equals(labels.get(former))) {
                missing.put(former, value);
            }
        });
        return missing;
    }

    void complete(Node node) {
        Map<String, String> missing = missing(node.metadata().labels());
        if (!missing.isEmpty()) {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            Meta.of(patch).setLabels(missing);
            client.strategicPatch(Resources.NODES, Meta.key(node.metadata()), patch);
        }
    }
}
