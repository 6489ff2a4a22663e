package io.envtest.internal.endpoint.discovery;

import io.envtest.internal.meta.VersionOrder;
import io.envtest.internal.registry.ResourceDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group with what it serves.
 *
 * @param name empty for the core group
 * @param builtIn whether it is there without any custom resource definition
 * @param versions the preferred one first
 */
record ServedGroup(String name, boolean builtIn, List<Version> versions) {

    /**
     * A version with its resources, sorted by name.
     *
     * @param name {@code v1}
     * @param foreign who serves it, null if this server does
     */
    record Version(
            String name,
            List<ResourceDefinition> resources,
            @Nullable ForeignVersion foreign) {

        Version(String name, List<ResourceDefinition> resources) {
            this(name, resources, null);
        }
    }

    /** All groups in the order of discovery: built-in ones as the registry has them, then others by name. */
    static Map<String, ServedGroup> all(Collection<ResourceDefinition> definitions) {
        Map<String, Map<String, List<ResourceDefinition>>> groups = new LinkedHashMap<>();
        for (ResourceDefinition definition : definitions) {
            groups.computeIfAbsent(definition.resource().group(), group -> new LinkedHashMap<>())
                    .computeIfAbsent(definition.resource().version(), version -> new ArrayList<>())
                    .add(definition);
        }
        List<ServedGroup> served = new ArrayList<>();
        groups.forEach((name, versions) -> served.add(group(name, versions)));
        served.sort(Comparator.comparing((ServedGroup group) -> !group.builtIn)
                .thenComparing(group -> group.builtIn ? "" : group.name));
        Map<String, ServedGroup> byName = new LinkedHashMap<>();
        served.forEach(group -> byName.put(group.name, group));
        return byName;
    }

    private static ServedGroup group(String name, Map<String, List<ResourceDefinition>> byVersion) {
        boolean builtIn = byVersion.values().stream().flatMap(List::stream).anyMatch(ResourceDefinition::builtIn);
        List<Version> versions = new ArrayList<>();
        byVersion.forEach((version, resources) -> versions.add(new Version(version, sorted(resources))));
        if (!builtIn) {
            versions.sort(Comparator.comparing(Version::name, VersionOrder.INSTANCE));
        }
        return new ServedGroup(name, builtIn, List.copyOf(versions));
    }

    private static List<ResourceDefinition> sorted(List<ResourceDefinition> resources) {
        return resources.stream()
                .sorted(Comparator.comparing(definition -> definition.resource().resource()))
                .toList();
    }

    /** {@code v1} or {@code apps/v1}. */
    String groupVersion(Version version) {
        return name.isEmpty() ? version.name() : name + "/" + version.name();
    }
}
