package io.envtest.internal.controller.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.node.ConditionTaints.TaintId;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Taint;
import java.util.ArrayList;
import java.util.List;

/** Gives a node the taints its state calls for and takes off those it does not. */
final class NodeTainter {

    private final Client client;
    private final ClusterClock clock;

    NodeTainter(Client client, ClusterClock clock) {
        this.client = client;
        this.clock = clock;
    }

    void taint(Node node) {
        List<TaintId> wanted = new ArrayList<>(ConditionTaints.wanted(node));
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Node patched = Node.of(patch);
        patched.spec().materialize().putArray("taints");
        boolean changed = false;
        for (Taint taint : node.spec().taints()) {
            TaintId id = new TaintId(taint.key(), taint.effect());
            if (wanted.remove(id) || !ConditionTaints.isManaged(id)) {
                patched.spec().addTaints().replaceWith(taint);
            } else {
                changed = true;
            }
        }
        for (TaintId missing : wanted) {
            Taint added = patched.spec().addTaints().setKey(missing.key()).setEffect(missing.effect());
            added.setTimeAdded(Timestamps.now(clock));
        }
        if (changed || !wanted.isEmpty()) {
            Meta.of(patch).setResourceVersion(node.metadata().resourceVersion());
            client.mergePatch(Resources.NODES, Meta.key(node.metadata()), patch);
        }
    }
}
