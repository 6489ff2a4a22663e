package io.envtest.internal.controller.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives every node a range of pod addresses: a /24 of 10.244.0.0/16. */
public final class NodeIpamController extends Controller {

    private static final int RANGES = 256;

    /** Makes the controller. */
    public NodeIpamController() {
        super("node-ipam-controller", "node-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<Node> nodes = setup.lister(Resources.NODES);
        Ranges ranges = new Ranges();
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            nodes.get(key)
                    .filter(node -> node.spec().podCIDR().isEmpty())
                    .ifPresent(node -> assign(setup.client(), node, ranges.take(key.name(), nodes.list())));
            if (nodes.get(key).isEmpty()) {
                ranges.release(key.name());
            }
            return Result.DONE;
        });
        setup.watch(Resources.NODES, node -> loop.add(Meta.key(node.metadata())));
    }

    private static void assign(Client client, Node node, String range) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Node.of(patch).spec().setPodCIDR(range).setPodCIDRs(List.of(range));
        client.strategicPatch(Resources.NODES, Meta.key(node.metadata()), patch);
    }

    /** Which node has which range. Used by one thread at a time. */
    private static final class Ranges {

        private final Map<String, String> byNode = new HashMap<>();

        String take(String node, List<Node> all) {
            all.stream()
                    .filter(other -> !other.spec().podCIDR().isEmpty())
                    .forEach(other ->
                            byNode.put(other.metadata().name(), other.spec().podCIDR()));
            return byNode.computeIfAbsent(node, name -> free());
        }

        private String free() {
            for (int i = 0; i < RANGES; i++) {
                String range = "10.244." + i + ".0/24";
                if (!byNode.containsValue(range)) {
                    return range;
                }
            }
            throw new IllegalStateException("no address range is left for another node");
        }

        void release(String node) {
            byNode.remove(node);
        }
    }
}
