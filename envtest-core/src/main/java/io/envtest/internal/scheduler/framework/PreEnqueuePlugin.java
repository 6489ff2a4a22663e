package io.envtest.internal.scheduler.framework;

/** Decides whether a pod may be tried at all. */
public interface PreEnqueuePlugin extends Plugin {

    /** Whether anything is against trying the pod now. */
    Verdict preEnqueue(PodInfo pod);
}
