package io.envtest.internal.registry.builtin;

import io.envtest.internal.registry.admissionregistration.AdmissionRegistrationKinds;
import io.envtest.internal.registry.apiextensions.ApiExtensionsKinds;
import io.envtest.internal.registry.apiregistration.ApiRegistrationKinds;
import io.envtest.internal.registry.apiserverinternal.ApiServerInternalKinds;
import io.envtest.internal.registry.apps.AppsKinds;
import io.envtest.internal.registry.autoscaling.AutoscalingKinds;
import io.envtest.internal.registry.batch.BatchKinds;
import io.envtest.internal.registry.certificates.CertificateKinds;
import io.envtest.internal.registry.coordination.CoordinationKinds;
import io.envtest.internal.registry.core.CoreKinds;
import io.envtest.internal.registry.discovery.DiscoveryKinds;
import io.envtest.internal.registry.events.EventKinds;
import io.envtest.internal.registry.flowcontrol.FlowControlKinds;
import io.envtest.internal.registry.networking.NetworkingKinds;
import io.envtest.internal.registry.node.NodeKinds;
import io.envtest.internal.registry.policy.PolicyKinds;
import io.envtest.internal.registry.rbac.RbacKinds;
import io.envtest.internal.registry.resource.ResourceKinds;
import io.envtest.internal.registry.scheduling.SchedulingKinds;
import io.envtest.internal.registry.storage.StorageKinds;
import io.envtest.internal.registry.storagemigration.StorageMigrationKinds;

/** The declarations of all groups: one line per group. */
public final class BuiltInKinds {

    private BuiltInKinds() {}

    /** What the groups declare. */
    public static DeclaredKinds all(KindParts parts) {
        return new DeclaredKinds((group, kind) -> switch (group) {
            case "" -> CoreKinds.find(kind, parts.addresses(), parts.features());
            case "admissionregistration.k8s.io" -> AdmissionRegistrationKinds.find(kind, parts.cel());
            case "apiextensions.k8s.io" -> ApiExtensionsKinds.find(kind, parts.cel(), BuiltInSchemas::metadata);
            case "apiregistration.k8s.io" -> ApiRegistrationKinds.find(kind);
            case "apps" -> AppsKinds.find(kind, parts.features());
            case "autoscaling" -> AutoscalingKinds.find(kind, parts.features());
            case "batch" -> BatchKinds.find(kind, parts.features());
            case "certificates.k8s.io" -> CertificateKinds.find(kind);
            case "coordination.k8s.io" -> CoordinationKinds.find(kind, parts.features());
            case "discovery.k8s.io" -> DiscoveryKinds.find(kind);
            case "events.k8s.io" -> EventKinds.find(kind);
            case "flowcontrol.apiserver.k8s.io" -> FlowControlKinds.find(kind);
            case "internal.apiserver.k8s.io" -> ApiServerInternalKinds.find(kind);
            case "networking.k8s.io" -> NetworkingKinds.find(kind);
            case "node.k8s.io" -> NodeKinds.find(kind);
            case "policy" -> PolicyKinds.find(kind);
            case "rbac.authorization.k8s.io" -> RbacKinds.find(kind, parts.guard());
            case "resource.k8s.io" ->
                ResourceKinds.find(kind, parts.cel(), parts.namespaces(), parts.clock(), parts.features());
            case "scheduling.k8s.io" -> SchedulingKinds.find(kind, parts.features());
            case "storage.k8s.io" -> StorageKinds.find(kind, parts.features());
            case "storagemigration.k8s.io" -> StorageMigrationKinds.find(kind);
            default -> null;
        });
    }
}
