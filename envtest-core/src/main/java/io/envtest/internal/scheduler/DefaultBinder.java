package io.envtest.internal.scheduler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.scheduler.framework.BindPlugin;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.view.core.v1.Binding;

/** Binds by the pod's subresource. */
final class DefaultBinder implements BindPlugin {

    private final Client client;

    DefaultBinder(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "DefaultBinder";
    }

    @Override
    public void bind(PodInfo pod, String node) {
        Binding binding = Binding.of(JsonNodeFactory.instance.objectNode());
        binding.setApiVersion("v1").setKind(Binding.KIND);
        binding.metadata()
                .setNamespace(pod.key().namespace())
                .setName(pod.key().name())
                .setUid(pod.uid());
        binding.target().setKind("Node").setName(node);
        client.api()
                .createSubresource(
                        Resources.PODS.id(), pod.key().namespace(), pod.key().name(), "binding", binding.node());
    }
}
