package io.envtest.internal.registry.builtin;

import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.feature.EnabledApis;
import io.envtest.internal.objectstore.ResourceArea;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.schema.catalogue.ResourceType;
import io.envtest.internal.schema.catalogue.SubresourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The resources that are served without any custom resource definition. A resource is put together when it is first
 * asked for. Never changes. Thread-safe.
 */
public final class BuiltInResources implements ResourceRegistry {

    private final DeclaredKinds kinds;
    private final Consumer<ResourceDefinition> told;
    private final Map<String, Map<String, Served>> byGroupVersion = new LinkedHashMap<>();
    private final Map<GroupVersionResource, Served> byResource = new HashMap<>();

    /** Everything that a server serves by default, with these declarations. */
    public BuiltInResources(DeclaredKinds kinds) {
        this(kinds, EnabledApis.DEFAULT, definition -> {});
    }

    /**
     * What is switched on, for somebody who wants to know of each resource before it is used.
     *
     * @param enabled says which are served
     * @param told is told of each resource once, before it is given out
     */
    public BuiltInResources(DeclaredKinds kinds, EnabledApis enabled, Consumer<ResourceDefinition> told) {
        this.kinds = kinds;
        this.told = told;
        for (ResourceType type : enabled.isDefault() ? InDiscovery.TYPES : InDiscovery.sorted(enabled)) {
            Served served = new Served(type);
            byGroupVersion
                    .computeIfAbsent(type.apiVersion(), key -> new LinkedHashMap<>())
                    .put(type.plural(), served);
            byResource.put(new GroupVersionResource(type.group(), type.version(), type.plural()), served);
        }
    }

    /** What is served by default, in the order of discovery. Once per JVM; immutable. */
    private static final class InDiscovery {

        static final List<ResourceType> TYPES = sorted(EnabledApis.DEFAULT);

        static List<ResourceType> sorted(EnabledApis enabled) {
            List<ResourceType> types = new ArrayList<>(BuiltInTypes.catalogue().resources());
            types.removeIf(type -> !enabled.serves(type));
            types.sort(InDiscovery::compare);
            return List.copyOf(types);
        }

        private static int compare(ResourceType left, ResourceType right) {
            GroupPriority first = GroupPriority.of(left.group(), left.version());
            GroupPriority second = GroupPriority.of(right.group(), right.version());
            if (first.group() != second.group()) {
                return Integer.compare(second.group(), first.group());
            }
            int byName = left.group().compareTo(right.group());
            return byName != 0 ? byName : Integer.compare(second.version(), first.version());
        }
    }

    @Override
    public Optional<ResourceDefinition> find(String group, String version, String plural) {
        Served served = byResource.get(new GroupVersionResource(group, version, plural));
        return served == null ? Optional.empty() : Optional.of(served.definition());
    }

    @Override
    public List<ResourceDefinition> versions(String group, String plural) {
        List<ResourceDefinition> versions = new ArrayList<>();
        for (Map<String, Served> resources : byGroupVersion.values()) {
            Served served = resources.get(plural);
            if (served != null && served.type.group().equals(group)) {
                versions.add(served.definition());
            }
        }
        return versions;
    }

    @Override
    public List<ResourceDefinition> named(String plural) {
        List<ResourceDefinition> named = new ArrayList<>();
        for (Map<String, Served> resources : byGroupVersion.values()) {
            Served served = resources.get(plural);
            if (served != null) {
                named.add(served.definition());
            }
        }
        return named;
    }

    @Override
    public boolean isBuiltIn(String group) {
        for (String groupVersion : byGroupVersion.keySet()) {
            int slash = groupVersion.indexOf('/');
            if (slash == group.length() ? groupVersion.startsWith(group) : slash < 0 && group.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Collection<ResourceDefinition> all() {
        return byGroupVersion.values().stream()
                .flatMap(resources -> resources.values().stream())
                .map(Served::definition)
                .toList();
    }

    @Override
    public long generation() {
        return 0;
    }

    @Override
    public void onChange(Runnable listener) {
        // what is built in never changes
    }

    private ResourceDefinition definition(ResourceType type) {
        GroupVersionKind kind = new GroupVersionKind(type.group(), type.version(), type.kind());
        KindDeclaration declaration = kinds.find(type.group(), type.kind(), hasStatus(type));
        return new ResourceDefinition(
                new GroupVersionResource(type.group(), type.version(), type.plural()),
                kind,
                type.listKind(),
                type.singular(),
                type.shortNames(),
                type.categories(),
                type.namespaced(),
                new LinkedHashSet<>(type.verbs()),
                subresources(type),
                new LazySchema(kind),
                declaration,
                area(type, declaration),
                true);
    }

    private static boolean hasStatus(ResourceType type) {
        for (SubresourceType sub : type.subresources()) {
            if (sub.name().equals("status")) {
                return true;
            }
        }
        return false;
    }

    private ResourceArea area(ResourceType type, KindDeclaration declaration) {
        String group = declaration.storageGroup();
        String version =
                declaration.storageVersion().isEmpty() ? preferredVersion(group, type) : declaration.storageVersion();
        return StorageAreas.of(
                new GroupVersionResource(group, version, type.plural()),
                new GroupVersionKind(group, version, type.kind()),
                type.namespaced());
    }

    /** The first version of the group in the order of discovery that has the resource. */
    private String preferredVersion(String group, ResourceType type) {
        for (Map<String, Served> resources : byGroupVersion.values()) {
            Served other = resources.get(type.plural());
            if (other != null && other.type.group().equals(group)) {
                return other.type.version();
            }
        }
        return type.version();
    }

    private static Map<String, Subresource> subresources(ResourceType type) {
        Map<String, Subresource> subresources = new LinkedHashMap<>();
        for (SubresourceType sub : type.subresources()) {
            GroupVersionKind kind = new GroupVersionKind(sub.group(), sub.version(), sub.kind());
            subresources.put(sub.name(), new Subresource(sub.name(), kind, new LinkedHashSet<>(sub.verbs())));
        }
        return subresources;
    }

    /** A resource whose definition is put together when it is first asked for. */
    private final class Served {

        private final ResourceType type;
        private volatile @Nullable ResourceDefinition made;

        Served(ResourceType type) {
            this.type = type;
        }

        ResourceDefinition definition() {
            ResourceDefinition known = made;
            return known == null ? make() : known;
        }

        private synchronized ResourceDefinition make() {
            ResourceDefinition known = made;
            if (known == null) {
                known = BuiltInResources.this.definition(type);
                told.accept(known);
                made = known;
            }
            return known;
        }
    }
}
