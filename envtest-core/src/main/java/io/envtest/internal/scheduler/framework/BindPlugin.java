package io.envtest.internal.scheduler.framework;

/** Binds a pod to its node. */
public interface BindPlugin extends Plugin {

    /**
     * Binds.
     *
     * @throws io.envtest.api.ApiException if the API refuses
     */
    void bind(PodInfo pod, String node);
}
