package io.envtest.internal.loopback;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.spi.component.Discovery;
import io.envtest.spi.component.ServedResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the registry serves, for components. */
record ServedDiscovery(ResourceRegistry registry) implements Discovery {

    @Override
    public Collection<ServedResource> resources() {
        Set<String> known = new HashSet<>();
        List<ServedResource> served = new ArrayList<>();
        for (ResourceDefinition definition : registry.all()) {
            boolean first = known.add(definition.resource().groupResource());
            served.add(new ServedResource(
                    definition.resource(),
                    definition.kind().kind(),
                    definition.namespaced(),
                    first,
                    definition.verbs()));
        }
        return served;
    }

    @Override
    public boolean hasSubresource(GroupVersionResource resource, String subresource) {
        return registry.find(resource.group(), resource.version(), resource.resource())
                .filter(definition -> definition.subresources().containsKey(subresource))
                .isPresent();
    }

    @Override
    public void onChange(Runnable listener) {
        registry.onChange(listener);
    }
}
