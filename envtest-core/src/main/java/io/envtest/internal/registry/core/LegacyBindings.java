package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.view.core.v1.Binding;

/** Bindings that are posted to their own, older resource: they name the pod. */
public final class LegacyBindings implements PostedResource {

    private static final GroupVersionResource BINDINGS = new GroupVersionResource("", "v1", "bindings");

    private final PodBinding bindings;
    private final ResourceRegistry registry;

    /** Has pods bound. */
    public LegacyBindings(PodBinding bindings, ResourceRegistry registry) {
        this.bindings = bindings;
        this.registry = registry;
    }

    @Override
    public GroupVersionResource resource() {
        return BINDINGS;
    }

    @Override
    public void wipe(Target target, ObjectNode posted) {
        bindings.wipe(target, posted);
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        return answer(target, posted, WriteOptions.PLAIN, admission);
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, WriteOptions options, AdmissionCallback admission) {
        ResourceDefinition pods =
                registry.find("", "v1", "pods").orElseThrow(() -> new IllegalStateException("pods are not served"));
        String name = Binding.of(posted).metadata().name();
        Target pod = new Target(target.context(), pods, target.namespace(), name, bindings.subresource());
        return bindings.answer(pod, posted, options, admission);
    }
}
