package io.envtest.internal.registry.builtin;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.core.service.ServiceAddresses;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.internal.registry.resource.NamespaceLabels;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.time.ClusterClock;

/**
 * What kinds ask besides the object they look at.
 *
 * @param guard asked whether somebody may grant a right
 * @param addresses what services are given
 * @param cel asked for when a kind has an expression to compile
 * @param namespaces asked when somebody wants access to devices in use
 * @param clock tells the times that are filled in
 * @param features asked for what is off by default
 */
public record KindParts(
        EscalationGuard guard,
        ServiceAddresses addresses,
        CelEngineLoader cel,
        NamespaceLabels namespaces,
        ClusterClock clock,
        FeatureGates features) {}
