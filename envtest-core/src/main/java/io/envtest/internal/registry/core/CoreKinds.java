package io.envtest.internal.registry.core;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.events.EventKinds;
import java.util.List;

/** The kinds of the core group that have anything special. */
public final class CoreKinds {

    private CoreKinds() {}

    /**
     * Their declarations, one line each.
     *
     * @param addresses what services are given
     */
    public static List<KindDeclaration> all(ServiceAddresses addresses) {
        return List.of(
                ComponentStatusKind.declare(),
                ConfigMapKind.declare(),
                EndpointsKind.declare(),
                LimitRangeKind.declare(),
                EventKinds.core(),
                NamespaceKind.declare(),
                NodeKind.declare(),
                PersistentVolumeClaimKind.declare(),
                PersistentVolumeKind.declare(),
                PodKind.declare(),
                PodTemplateKind.declare(),
                ReplicationControllerKind.declare(),
                ResourceQuotaKind.declare(),
                SecretKind.declare(),
                ServiceAccountKind.declare(),
                ServiceKind.declare(addresses));
    }
}
