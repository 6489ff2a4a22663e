package io.envtest.internal.controller.disruption;

import io.envtest.api.ApiException;
import io.envtest.internal.controller.disruption.ExpectedPods.Scaled;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.ResourceMapper;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Scales;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.autoscaling.v1.Scale;
import io.envtest.view.core.v1.ReplicationController;
import io.envtest.view.meta.v1.OwnerReference;
import java.util.Optional;

/** How many pods the controller of a pod wants: that of the workloads, or of whatever has a scale. */
final class WantedReplicas {

    private final ControllerSetup setup;
    private final Scales scales;
    private final Lister<ReplicaSet> replicaSets;
    private final Lister<Deployment> deployments;
    private final Lister<StatefulSet> statefulSets;
    private final Lister<ReplicationController> replicationControllers;

    WantedReplicas(ControllerSetup setup) {
        this.setup = setup;
        this.scales =
                new Scales(setup.client(), new ResourceMapper(setup.context().discovery()));
        this.replicaSets = setup.lister(Resources.REPLICA_SETS);
        this.deployments = setup.lister(Resources.DEPLOYMENTS);
        this.statefulSets = setup.lister(Resources.STATEFUL_SETS);
        this.replicationControllers = setup.lister(Resources.REPLICATION_CONTROLLERS);
    }

    /** What a controller wants; empty if it is not there. */
    Optional<Scaled> of(String namespace, OwnerReference controller) throws UncountablePodsException {
        String name = controller.name();
        return switch (controller.apiVersion() + "/" + controller.kind()) {
            case "apps/v1/ReplicaSet" -> replicaSets.get(namespace, name).map(this::ofReplicaSet);
            case "apps/v1/StatefulSet" ->
                statefulSets
                        .get(namespace, name)
                        .map(set -> new Scaled(set.metadata().uid(), set.spec().replicas()));
            case "v1/ReplicationController" ->
                replicationControllers
                        .get(namespace, name)
                        .map(set -> new Scaled(set.metadata().uid(), set.spec().replicas()));
            default -> scale(namespace, controller);
        };
    }

    private Scaled ofReplicaSet(ReplicaSet set) {
        return ControllerRefs.controllerOf(set.metadata())
                .filter(owner -> owner.kind().equals("Deployment"))
                .flatMap(owner -> deployments.get(set.metadata().namespace(), owner.name()))
                .map(deployment -> new Scaled(
                        deployment.metadata().uid(), deployment.spec().replicas()))
                .orElseGet(() -> new Scaled(set.metadata().uid(), set.spec().replicas()));
    }

    private Optional<Scaled> scale(String namespace, OwnerReference controller) throws UncountablePodsException {
        Optional<ServedResource> resource = scales.resource(controller.apiVersion(), controller.kind());
        if (resource.isEmpty()) {
            throw new UncountablePodsException(noMatch(controller));
        }
        try {
            Scale scale = scales.get(resource.get(), namespace, controller.name());
            return Optional.of(new Scaled(controller.uid(), scale.spec().replicas()));
        } catch (ApiException e) {
            if (e.status().code() != 404) {
                throw e;
            }
            requireScalable(resource.get());
            return Optional.empty();
        }
    }

    private void requireScalable(ServedResource resource) throws UncountablePodsException {
        if (!setup.context().discovery().hasSubresource(resource.resource(), "scale")) {
            throw new UncountablePodsException(
                    resource.resource().groupResource() + " does not implement the scale subresource");
        }
    }

    private static String noMatch(OwnerReference controller) {
        return "no matches for kind \"" + controller.kind() + "\" in version \"" + controller.apiVersion() + "\"";
    }
}
