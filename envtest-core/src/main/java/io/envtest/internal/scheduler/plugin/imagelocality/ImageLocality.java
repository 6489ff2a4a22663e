package io.envtest.internal.scheduler.plugin.imagelocality;

import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.ScorePlugin;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerImage;
import java.util.List;

/** Prefers nodes that have the pod's images, counting large images that many nodes have for more. */
public final class ImageLocality implements ScorePlugin {

    private static final long MIB = 1024L * 1024;
    private static final long LEAST = 23 * MIB;
    private static final long MOST_PER_CONTAINER = 1000 * MIB;

    @Override
    public String name() {
        return "ImageLocality";
    }

    private record Nodes(List<NodeInfo> all) {}

    @Override
    public void preScore(CycleState state, PodInfo pod, List<NodeInfo> nodes, Snapshot snapshot) {
        state.put(Nodes.class, new Nodes(snapshot.nodes()));
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        List<NodeInfo> all = state.get(Nodes.class).map(Nodes::all).orElse(List.of());
        List<Container> containers = pod.pod().spec().containers();
        long sum = 0;
        for (Container container : containers) {
            sum += weigh(container.image(), node, all);
        }
        long most = MOST_PER_CONTAINER * containers.size();
        long bounded = Math.max(LEAST, Math.min(sum, most));
        return most == LEAST ? 0 : BEST * (bounded - LEAST) / (most - LEAST);
    }

    private static long weigh(String image, NodeInfo node, List<NodeInfo> all) {
        long size = size(image, node);
        if (size == 0) {
            return 0;
        }
        long having = all.stream().filter(other -> size(image, other) > 0).count();
        return (long) (size * ((double) having / all.size()));
    }

    private static long size(String image, NodeInfo node) {
        String wanted = withTag(image);
        for (ContainerImage present : node.node().status().images()) {
            if (present.names().contains(wanted)) {
                return present.sizeBytes();
            }
        }
        return 0;
    }

    private static String withTag(String image) {
        return image.lastIndexOf(':') > image.lastIndexOf('/') ? image : image + ":latest";
    }
}
