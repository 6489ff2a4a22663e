package io.envtest.internal.scheduler.framework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The nodes with their pods as one scheduling cycle sees them. Immutable.
 *
 * @param nodes in order of their names
 */
public record Snapshot(List<NodeInfo> nodes) {

    /** Copies the nodes. */
    public Snapshot(Collection<NodeInfo> nodes) {
        this(List.copyOf(nodes));
    }

    /** The node of a name. */
    public Optional<NodeInfo> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /** With a node in another state. */
    public Snapshot with(NodeInfo changed) {
        List<NodeInfo> all = new ArrayList<>(nodes);
        all.replaceAll(node -> node.name().equals(changed.name()) ? changed : node);
        return new Snapshot(List.copyOf(all));
    }
}
