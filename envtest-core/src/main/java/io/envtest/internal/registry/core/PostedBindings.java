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

/**
 * The older way to bind a pod: the binding is posted to a collection, and its own name says which pod.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/binding-v1/">Binding</a>
 */
public final class PostedBindings implements PostedResource {

    private static final GroupVersionResource BINDINGS = new GroupVersionResource("", "v1", "bindings");

    private final PodBinding binding;
    private final ResourceDefinition pods;

    /** Binds as the subresource of pods does. */
    public PostedBindings(PodBinding binding, ResourceRegistry registry) {
        this.binding = binding;
        this.pods = registry.find("", "v1", "pods").orElseThrow(() -> new IllegalStateException("pods are not served"));
    }

    @Override
    public GroupVersionResource resource() {
        return BINDINGS;
    }

    @Override
    public void wipe(Target target, ObjectNode posted) {
        binding.wipe(target, posted);
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        return answer(target, posted, WriteOptions.PLAIN, admission);
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, WriteOptions options, AdmissionCallback admission) {
        String name = Binding.of(posted).metadata().name();
        Target pod = new Target(target.context(), pods, target.namespace(), name, binding.subresource());
        return binding.bind(pod, posted, options, admission);
    }
}
