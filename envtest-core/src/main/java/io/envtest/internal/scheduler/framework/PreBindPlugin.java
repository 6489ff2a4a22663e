package io.envtest.internal.scheduler.framework;

/** Does what must be done before a pod may be bound. */
public interface PreBindPlugin extends Plugin {

    /** Does it, or says to wait; asked again after each event while it waits. */
    Verdict preBind(CycleState state, PodInfo pod, String node);
}
