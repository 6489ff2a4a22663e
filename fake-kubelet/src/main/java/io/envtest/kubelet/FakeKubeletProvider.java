package io.envtest.kubelet;

import io.envtest.spi.component.ClusterComponent;
import io.envtest.spi.component.ComponentProvider;
import java.util.List;

/** Gives every full cluster its simulated kubelets and volumes; found by {@link java.util.ServiceLoader}. */
public final class FakeKubeletProvider implements ComponentProvider {

    /** For the service loader. */
    public FakeKubeletProvider() {}

    @Override
    public List<ClusterComponent> components(List<String> nodes) {
        return List.of(new FakeKubelet(nodes), new VolumeProvisioner());
    }
}
