package io.envtest.spi.component;

import java.util.List;

/**
 * Contributes components to every full cluster; found by {@link java.util.ServiceLoader}, so a module (the fake kubelet,
 * for one) takes part by being on the class path.
 */
public interface ComponentProvider {

    /**
     * New components for one cluster.
     *
     * @param nodes names of the nodes the cluster should have
     */
    List<ClusterComponent> components(List<String> nodes);
}
