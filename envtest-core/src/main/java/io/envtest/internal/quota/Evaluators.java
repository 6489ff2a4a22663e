package io.envtest.internal.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.view.core.v1.ResourceQuota;
import java.util.Map;

/** The evaluator of each resource. */
public final class Evaluators {

    private static final Map<String, Evaluator> SPECIAL = Map.of(
            "pods", new PodUsage(),
            "services", new ServiceUsage(),
            "persistentvolumeclaims", new ClaimUsage(),
            "resourceclaims.resource.k8s.io", new DeviceUsage());

    private Evaluators() {}

    /** The evaluator of a resource. */
    public static Evaluator of(GroupVersionResource resource) {
        Evaluator special = SPECIAL.get(resource.groupResource());
        return special == null ? new ObjectCount(resource.groupResource()) : special;
    }

    /** Whether a quota's scopes take an object in. */
    public static boolean counts(ResourceQuota quota, Evaluator evaluator, ObjectNode object) {
        return Scope.of(quota.spec()).stream().allMatch(scope -> evaluator.inScope(scope, object));
    }
}
