package io.envtest.internal.registry.resource;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.schema.cel.CelEngineLoader;
import java.util.List;

/** The kinds of the group resource.k8s.io. */
public final class ResourceKinds {

    /** API group. */
    static final String GROUP = "resource.k8s.io";

    /** Where the columns find the documentation of fields. */
    static final String PACKAGE = "io.k8s.api.resource.v1";

    private ResourceKinds() {}

    /**
     * Their declarations, one line each.
     *
     * @param cel asked for when there is an expression to compile
     * @param namespaces asked when somebody wants access to devices in use
     */
    public static List<KindDeclaration> all(CelEngineLoader cel, NamespaceLabels namespaces) {
        return List.of(
                DeviceClassKind.declare(cel),
                ResourceClaimKind.declare(cel, namespaces),
                ResourceClaimTemplateKind.declare(cel, namespaces),
                ResourceSliceKind.declare());
    }
}
