package io.envtest.internal.scheduler.framework;

import java.util.Map;

/** Is asked when no node fits, and may make room. */
public interface PostFilterPlugin extends Plugin {

    /**
     * Tries to make a node fit.
     *
     * @param verdicts why each node does not fit, by its name
     */
    Outcome postFilter(CycleState state, PodInfo pod, Snapshot snapshot, Map<String, Verdict> verdicts);

    /**
     * What was done.
     *
     * @param nominatedNode where the pod shall go once there is room, empty for nowhere
     * @param message what to tell the user
     * @param last whether no other plugin is asked
     */
    record Outcome(String nominatedNode, String message, boolean last) {

        /** An outcome after which other plugins are asked, too. */
        public Outcome(String nominatedNode, String message) {
            this(nominatedNode, message, false);
        }
    }
}
