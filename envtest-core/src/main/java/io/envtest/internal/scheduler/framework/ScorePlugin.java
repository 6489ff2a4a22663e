package io.envtest.internal.scheduler.framework;

import java.util.List;
import java.util.Map;

/** Says how good a node is for a pod, among those that fit. */
public interface ScorePlugin extends Plugin {

    /** The best score after {@link #normalize}. */
    long BEST = 100;

    /** Looks at all nodes that fit before they are scored one by one. */
    default void preScore(CycleState state, PodInfo pod, List<NodeInfo> nodes, Snapshot snapshot) {}

    /** How good the node is, in units of the plugin's own. */
    long score(CycleState state, PodInfo pod, NodeInfo node);

    /** Turns the scores, by node name, into 0 to {@link #BEST}. */
    default void normalize(CycleState state, PodInfo pod, Map<String, Long> scores) {}

    /** How much the plugin's word counts. */
    default int weight() {
        return 1;
    }
}
