package io.envtest.internal.scheduler;

import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.ReplicationController;
import io.envtest.view.core.v1.Service;
import io.envtest.view.meta.v1.OwnerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Selects the pods that belong to the same services and the same controller as a pod. */
final class Siblings implements Function<PodInfo, Selector> {

    private final Lister<Service> services;
    private final Lister<ReplicaSet> replicaSets;
    private final Lister<StatefulSet> statefulSets;
    private final Lister<ReplicationController> replicationControllers;

    Siblings(ControllerSetup setup) {
        this.services = setup.lister(Resources.SERVICES);
        this.replicaSets = setup.lister(Resources.REPLICA_SETS);
        this.statefulSets = setup.lister(Resources.STATEFUL_SETS);
        this.replicationControllers = setup.lister(Resources.REPLICATION_CONTROLLERS);
    }

    @Override
    public Selector apply(PodInfo pod) {
        String namespace = pod.key().namespace();
        List<Selector> parts = new ArrayList<>();
        for (Service service : services.list(namespace)) {
            Selector selector = Selector.of(service.spec().selector());
            if (!selector.isEmpty() && selector.matches(pod.labels())) {
                parts.add(selector);
            }
        }
        ControllerRefs.controllerOf(pod.pod().metadata())
                .flatMap(owner -> ofOwner(namespace, owner))
                .ifPresent(parts::add);
        return parts.isEmpty()
                ? Selector.NOTHING
                : new Selector(labels -> parts.stream().allMatch(part -> part.matches(labels)), false, "");
    }

    private Optional<Selector> ofOwner(String namespace, OwnerReference owner) {
        return switch (owner.kind()) {
            case ReplicaSet.KIND ->
                replicaSets
                        .get(namespace, owner.name())
                        .map(found -> Selector.of(found.spec().selector()));
            case StatefulSet.KIND ->
                statefulSets
                        .get(namespace, owner.name())
                        .map(found -> Selector.of(found.spec().selector()));
            case ReplicationController.KIND ->
                replicationControllers
                        .get(namespace, owner.name())
                        .map(found -> Selector.of(found.spec().selector()));
            default -> Optional.empty();
        };
    }
}
