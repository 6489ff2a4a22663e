package io.envtest.internal.registry.resource;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.time.ClusterClock;
import org.jspecify.annotations.Nullable;

/** The kinds of the group resource.k8s.io. */
public final class ResourceKinds {

    /** API group. */
    static final String GROUP = "resource.k8s.io";

    /** Where the columns find the documentation of fields. */
    static final String PACKAGE = "io.k8s.api.resource.v1";

    private ResourceKinds() {}

    /**
     * What is declared about a kind; null if nothing is.
     *
     * @param cel asked for when there is an expression to compile
     * @param namespaces asked when somebody wants access to devices in use
     * @param clock tells when taints are added
     * @param features what is on
     */
    public static @Nullable KindDeclaration find(
            String kind, CelEngineLoader cel, NamespaceLabels namespaces, ClusterClock clock, FeatureGates features) {
        return switch (kind) {
            case "DeviceClass" -> DeviceClassKind.declare(cel);
            case "DeviceTaintRule" -> DeviceTaintRuleKind.declare(clock);
            case "ResourceClaim" -> ResourceClaimKind.declare(cel, namespaces);
            case "ResourceClaimTemplate" -> ResourceClaimTemplateKind.declare(cel, namespaces);
            case "ResourcePoolStatusRequest" -> ResourcePoolStatusRequestKind.declare();
            case "ResourceSlice" -> ResourceSliceKind.declare(features);
            default -> null;
        };
    }
}
