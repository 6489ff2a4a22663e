package io.envtest.internal.registry.builtin;

import static java.util.Map.entry;

import io.envtest.internal.registry.admissionregistration.AdmissionRegistrationKinds;
import io.envtest.internal.registry.apiextensions.ApiExtensionsKinds;
import io.envtest.internal.registry.apiregistration.ApiRegistrationKinds;
import io.envtest.internal.registry.apps.AppsKinds;
import io.envtest.internal.registry.autoscaling.AutoscalingKinds;
import io.envtest.internal.registry.batch.BatchKinds;
import io.envtest.internal.registry.certificates.CertificateKinds;
import io.envtest.internal.registry.coordination.CoordinationKinds;
import io.envtest.internal.registry.core.CoreKinds;
import io.envtest.internal.registry.core.ServiceAddresses;
import io.envtest.internal.registry.discovery.DiscoveryKinds;
import io.envtest.internal.registry.events.EventKinds;
import io.envtest.internal.registry.flowcontrol.FlowControlKinds;
import io.envtest.internal.registry.networking.NetworkingKinds;
import io.envtest.internal.registry.node.NodeKinds;
import io.envtest.internal.registry.policy.PolicyKinds;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.internal.registry.rbac.RbacKinds;
import io.envtest.internal.registry.resource.NamespaceLabels;
import io.envtest.internal.registry.resource.ResourceKinds;
import io.envtest.internal.registry.scheduling.SchedulingKinds;
import io.envtest.internal.registry.storage.StorageKinds;
import io.envtest.internal.schema.cel.CelEngineLoader;
import java.util.Map;

/** The declarations of all groups: one line per group. */
public final class BuiltInKinds {

    private BuiltInKinds() {}

    /**
     * What the groups declare.
     *
     * @param guard asked whether somebody may grant a right
     * @param addresses what services are given
     * @param cel asked for when a kind has an expression to compile
     * @param namespaces asked when somebody wants access to devices in use
     */
    public static DeclaredKinds all(
            EscalationGuard guard, ServiceAddresses addresses, CelEngineLoader cel, NamespaceLabels namespaces) {
        return new DeclaredKinds(Map.ofEntries(
                entry("", () -> CoreKinds.all(addresses)),
                entry("admissionregistration.k8s.io", () -> AdmissionRegistrationKinds.all(cel)),
                entry("apiextensions.k8s.io", () -> ApiExtensionsKinds.all(cel)),
                entry("apiregistration.k8s.io", ApiRegistrationKinds::all),
                entry("apps", AppsKinds::all),
                entry("autoscaling", AutoscalingKinds::all),
                entry("batch", BatchKinds::all),
                entry("certificates.k8s.io", CertificateKinds::all),
                entry("coordination.k8s.io", CoordinationKinds::all),
                entry("discovery.k8s.io", DiscoveryKinds::all),
                entry("events.k8s.io", EventKinds::all),
                entry("flowcontrol.apiserver.k8s.io", FlowControlKinds::all),
                entry("networking.k8s.io", NetworkingKinds::all),
                entry("node.k8s.io", NodeKinds::all),
                entry("policy", PolicyKinds::all),
                entry("rbac.authorization.k8s.io", () -> RbacKinds.all(guard)),
                entry("resource.k8s.io", () -> ResourceKinds.all(cel, namespaces)),
                entry("scheduling.k8s.io", SchedulingKinds::all),
                entry("storage.k8s.io", StorageKinds::all)));
    }
}
