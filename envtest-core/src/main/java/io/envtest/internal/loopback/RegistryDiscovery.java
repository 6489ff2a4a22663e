package io.envtest.internal.loopback;

import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.spi.component.Discovery;
import io.envtest.spi.component.ServedResource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What the registry serves, as components see it. */
final class RegistryDiscovery implements Discovery {

    private final ResourceRegistry registry;

    RegistryDiscovery(ResourceRegistry registry) {
        this.registry = registry;
    }

    /** The version of a group that discovery names first is the one to work with. */
    @Override
    public Collection<ServedResource> resources() {
        Set<String> seen = new HashSet<>();
        return registry.all().stream()
                .map(definition ->
                        served(definition, seen.add(definition.resource().groupResource())))
                .toList();
    }

    private static ServedResource served(ResourceDefinition definition, boolean preferred) {
        return new ServedResource(
                definition.resource(),
                definition.kind().kind(),
                definition.namespaced(),
                preferred,
                definition.verbs());
    }

    @Override
    public void onChange(Runnable listener) {
        registry.onChange(listener);
    }
}
