package io.envtest.internal.controller.replicaset;

import io.envtest.internal.controller.runtime.ControlledObjects;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.List;

/** The pods of all ReplicaSets of one Deployment: they count when choosing which node to relieve. */
final class RelatedPods {

    private final ControlledObjects<Pod> pods;
    private final ControlledObjects<ReplicaSet> owners;

    RelatedPods(ControlledObjects<Pod> pods, ControlledObjects<ReplicaSet> owners) {
        this.pods = pods;
        this.owners = owners;
    }

    List<Pod> of(ReplicaSet owner) {
        String controller = ControllerRefs.controllerUid(owner.metadata());
        if (controller.isEmpty()) {
            return pods.of(owner.metadata());
        }
        ObjectMeta above = new ObjectMeta(owner.metadata().node().objectNode());
        above.setUid(controller).setNamespace(owner.metadata().namespace());
        List<Pod> related = new ArrayList<>();
        for (ReplicaSet sibling : owners.of(above)) {
            related.addAll(pods.of(sibling.metadata()));
        }
        return related;
    }
}
