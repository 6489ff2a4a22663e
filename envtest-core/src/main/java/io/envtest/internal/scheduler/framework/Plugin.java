package io.envtest.internal.scheduler.framework;

/**
 * Takes part in scheduling at one or more points; the points are interfaces beside this one. Plugins hold no state of their own
 * about a cycle: that goes into the {@link CycleState}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/">Scheduling framework</a>
 */
public interface Plugin {

    /** Name in configuration and messages, for example {@code NodeAffinity}. */
    String name();

    /** Whether an event may make a pod schedulable that this plugin refused. */
    default boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return false;
    }
}
