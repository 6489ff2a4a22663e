package io.envtest.internal.registry.builtin;

import io.envtest.internal.registry.apiextensions.ApiExtensionsKinds;
import io.envtest.internal.registry.apps.AppsKinds;
import io.envtest.internal.registry.autoscaling.AutoscalingKinds;
import io.envtest.internal.registry.batch.BatchKinds;
import io.envtest.internal.registry.certificates.CertificateKinds;
import io.envtest.internal.registry.coordination.CoordinationKinds;
import io.envtest.internal.registry.core.CoreKinds;
import io.envtest.internal.registry.core.ServiceAddresses;
import io.envtest.internal.registry.events.EventKinds;
import io.envtest.internal.registry.flowcontrol.FlowControlKinds;
import io.envtest.internal.registry.policy.PolicyKinds;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.internal.registry.rbac.RbacKinds;
import java.util.Map;

/** The declarations of all groups: one line per group. */
public final class BuiltInKinds {

    private BuiltInKinds() {}

    /**
     * What the groups declare.
     *
     * @param guard asked whether somebody may grant a right
     * @param addresses what services are given
     */
    public static DeclaredKinds all(EscalationGuard guard, ServiceAddresses addresses) {
        return new DeclaredKinds(Map.ofEntries(
                Map.entry("", () -> CoreKinds.all(addresses)),
                Map.entry("apiextensions.k8s.io", ApiExtensionsKinds::all),
                Map.entry("apps", AppsKinds::all),
                Map.entry("autoscaling", AutoscalingKinds::all),
                Map.entry("batch", BatchKinds::all),
                Map.entry("certificates.k8s.io", CertificateKinds::all),
                Map.entry("coordination.k8s.io", CoordinationKinds::all),
                Map.entry("events.k8s.io", EventKinds::all),
                Map.entry("flowcontrol.apiserver.k8s.io", FlowControlKinds::all),
                Map.entry("policy", PolicyKinds::all),
                Map.entry("rbac.authorization.k8s.io", () -> RbacKinds.all(guard))));
    }
}
