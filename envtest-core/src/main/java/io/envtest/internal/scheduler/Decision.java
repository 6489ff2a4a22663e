package io.envtest.internal.scheduler;

import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.Plugin;
import java.util.Set;

/** What a scheduling cycle has found for a pod. */
sealed interface Decision {

    /**
     * The pod goes to a node.
     *
     * @param state what plugins remember of the cycle
     */
    record Placed(String node, CycleState state) implements Decision {}

    /**
     * It could not be found out where the pod fits.
     *
     * @param message why, as users read it
     */
    record Failed(String message) implements Decision {}

    /**
     * The pod fits nowhere.
     *
     * @param message why, as users read it
     * @param refusedBy the plugins that said so; none if there are no nodes
     * @param nominatedNode where room is being made, empty for nowhere
     */
    record Refused(String message, Set<Plugin> refusedBy, String nominatedNode) implements Decision {}
}
