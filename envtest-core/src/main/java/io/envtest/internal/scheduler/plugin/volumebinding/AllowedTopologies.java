package io.envtest.internal.scheduler.plugin.volumebinding;

import io.envtest.view.core.v1.TopologySelectorLabelRequirement;
import io.envtest.view.core.v1.TopologySelectorTerm;
import io.envtest.view.storage.v1.StorageClass;
import java.util.Map;

/** Where a storage class can make volumes. */
final class AllowedTopologies {

    private static final String NO_PROVISIONER = "kubernetes.io/no-provisioner";

    private AllowedTopologies() {}

    static boolean allow(StorageClass storageClass, Map<String, String> nodeLabels) {
        if (storageClass.provisioner().equals(NO_PROVISIONER)) {
            return false;
        }
        return storageClass.allowedTopologies().isEmpty()
                || storageClass.allowedTopologies().stream().anyMatch(term -> matches(term, nodeLabels));
    }

    private static boolean matches(TopologySelectorTerm term, Map<String, String> nodeLabels) {
        for (TopologySelectorLabelRequirement requirement : term.matchLabelExpressions()) {
            String value = nodeLabels.get(requirement.key());
            if (value == null || !requirement.values().contains(value)) {
                return false;
            }
        }
        return true;
    }
}
