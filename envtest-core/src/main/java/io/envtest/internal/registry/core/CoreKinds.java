package io.envtest.internal.registry.core;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.core.service.ServiceAddresses;
import io.envtest.internal.registry.core.service.ServiceKind;
import io.envtest.internal.registry.events.EventKinds;
import org.jspecify.annotations.Nullable;

/** The kinds of the core group that have anything special. */
public final class CoreKinds {

    private CoreKinds() {}

    /**
     * What is declared about a kind; null if nothing is.
     *
     * @param addresses what services are given
     * @param features the features that are on
     */
    public static @Nullable KindDeclaration find(String kind, ServiceAddresses addresses, FeatureGates features) {
        return switch (kind) {
            case "ComponentStatus" -> ComponentStatusKind.declare();
            case "ConfigMap" -> ConfigMapKind.declare();
            case "Endpoints" -> EndpointsKind.declare();
            case "Event" -> EventKinds.core();
            case "LimitRange" -> LimitRangeKind.declare();
            case "Namespace" -> NamespaceKind.declare();
            case "Node" -> NodeKind.declare();
            case "PersistentVolume" -> PersistentVolumeKind.declare(features);
            case "PersistentVolumeClaim" -> PersistentVolumeClaimKind.declare(features);
            case "Pod" -> PodKind.declare(new PodFeatures(features));
            case "PodTemplate" -> PodTemplateKind.declare(new PodFeatures(features));
            case "ReplicationController" -> ReplicationControllerKind.declare(new PodFeatures(features));
            case "ResourceQuota" -> ResourceQuotaKind.declare();
            case "Secret" -> SecretKind.declare();
            case "Service" -> ServiceKind.declare(addresses);
            case "ServiceAccount" -> ServiceAccountKind.declare();
            default -> null;
        };
    }
}
