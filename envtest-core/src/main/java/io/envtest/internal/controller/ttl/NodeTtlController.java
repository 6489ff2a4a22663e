package io.envtest.internal.controller.ttl;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells kubelets by an annotation on their Node how long they may cache secrets: longer, the larger the cluster is. */
public final class NodeTtlController extends Controller {

    private static final String ANNOTATION = "node.alpha.kubernetes.io/ttl";

    /** Makes the controller. */
    public NodeTtlController() {
        super("ttl-controller", "ttl-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<Node> nodes = setup.lister(Resources.NODES);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            String wanted = Integer.toString(seconds(nodes.list().size()));
            nodes.get(key)
                    .filter(node -> !wanted.equals(node.metadata().annotations().get(ANNOTATION)))
                    .ifPresent(node -> annotate(setup, node, wanted));
            return Result.DONE;
        });
        setup.watch(Resources.NODES, node -> loop.add(Meta.key(node.metadata())));
    }

    private static void annotate(ControllerSetup setup, Node node, String seconds) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Map<String, String> annotation = new LinkedHashMap<>();
        annotation.put(ANNOTATION, seconds);
        Meta.of(patch).setAnnotations(annotation);
        setup.client().strategicPatch(Resources.NODES, Meta.key(node.metadata()), patch);
    }

    private static int seconds(int nodes) {
        if (nodes <= 100) {
            return 0;
        }
        if (nodes <= 500) {
            return 15;
        }
        if (nodes <= 1000) {
            return 30;
        }
        return nodes <= 2000 ? 60 : 300;
    }
}
