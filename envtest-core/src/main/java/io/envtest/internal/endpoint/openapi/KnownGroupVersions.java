package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Every group-version that the server's code knows, served or not: in each of them it knows options and watch events, and
 * says so in the documents.
 */
final class KnownGroupVersions {
    private static final List<String> ALL = List.of(
            "/v1",
            "admission.k8s.io/v1 v1beta1",
            "admissionregistration.k8s.io/v1 v1alpha1 v1beta1",
            "apiextensions.k8s.io/v1 v1beta1",
            "apiregistration.k8s.io/v1 v1beta1",
            "apps/v1 v1beta1 v1beta2",
            "authentication.k8s.io/v1 v1alpha1 v1beta1",
            "authorization.k8s.io/v1 v1beta1",
            "autoscaling/v1 v2",
            "batch/v1 v1beta1",
            "certificates.k8s.io/v1 v1alpha1 v1beta1",
            "coordination.k8s.io/v1 v1alpha2 v1beta1",
            "discovery.k8s.io/v1 v1beta1",
            "events.k8s.io/v1 v1beta1",
            "extensions/v1beta1",
            "flowcontrol.apiserver.k8s.io/v1 v1beta1 v1beta2 v1beta3",
            "imagepolicy.k8s.io/v1alpha1",
            "internal.apiserver.k8s.io/v1alpha1",
            "networking.k8s.io/v1 v1beta1",
            "node.k8s.io/v1 v1alpha1 v1beta1",
            "policy/v1 v1beta1",
            "rbac.authorization.k8s.io/v1 v1alpha1 v1beta1",
            "resource.k8s.io/v1 v1alpha3 v1beta1 v1beta2",
            "scheduling.k8s.io/v1 v1alpha2 v1beta1",
            "storage.k8s.io/v1 v1alpha1 v1beta1",
            "storagemigration.k8s.io/v1beta1");
    /** What clients do not know. */
    private static final Set<String> SERVER_ONLY =
            Set.of("admission.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io", "imagepolicy.k8s.io");

    private KnownGroupVersions() {}

    /** A kind in all group-versions. */
    static ArrayNode everywhere(String kind) {
        return list(kind, false);
    }

    /** A kind in the group-versions that clients know. */
    static ArrayNode forClients(String kind) {
        return list(kind, true);
    }

    /** A kind in some group-versions, each {@code group/version}, the group empty for the core. */
    static ArrayNode in(String kind, List<String> groupVersions) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        groupVersions.forEach(each ->
                array.add(entry(each.substring(0, each.indexOf('/')), kind, each.substring(each.indexOf('/') + 1))));
        return array;
    }

    private static ArrayNode list(String kind, boolean clients) {
        List<String> groupVersions = new ArrayList<>();
        for (String line : ALL) {
            String group = line.substring(0, line.indexOf('/'));
            if (!clients || !SERVER_ONLY.contains(group)) {
                for (String version : line.substring(line.indexOf('/') + 1).split(" ")) {
                    groupVersions.add(group + "/" + version);
                }
            }
        }
        return in(kind, groupVersions);
    }

    private static ObjectNode entry(String group, String kind, String version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", group)
                .put("kind", kind)
                .put("version", version);
    }
}
