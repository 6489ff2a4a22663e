package io.envtest.internal.registry.builtin;

import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The resources that are served without any custom resource definition. A group-version is put together when one of its
 * resources is first asked for. Never changes. Thread-safe.
 */
public final class BuiltInResources implements ResourceRegistry {

    private static final Comparator<ResourceType> DISCOVERY = Comparator.comparingInt(
                    (ResourceType type) -> -priority(type).group())
            .thenComparing(ResourceType::group)
            .thenComparingInt(type -> -priority(type).version());

    private final DeclaredKinds kinds;
    private final Consumer<ResourceDefinition> told;
    private final Map<String, List<ResourceType>> byGroupVersion = new LinkedHashMap<>();
    private final Map<String, Map<String, ResourceDefinition>> definitions = new ConcurrentHashMap<>();

    /** Everything that a server serves by default, with these declarations. */
    public BuiltInResources(DeclaredKinds kinds) {
        this(kinds, definition -> {});
    }

    /**
     * The same, for somebody who wants to know of each resource before it is used.
     *
     * @param told is told of each resource once, before it is given out
     */
    public BuiltInResources(DeclaredKinds kinds, Consumer<ResourceDefinition> told) {
        this.kinds = kinds;
        this.told = told;
        BuiltInTypes.catalogue().resources().stream()
                .filter(ResourceType::servedByDefault)
                .sorted(DISCOVERY)
                .forEach(type -> byGroupVersion
                        .computeIfAbsent(type.apiVersion(), key -> new ArrayList<>())
                        .add(type));
    }

    private static GroupPriority priority(ResourceType type) {
        return GroupPriority.of(type.group(), type.version());
    }

    @Override
    public Optional<ResourceDefinition> find(String group, String version, String plural) {
        String groupVersion = group.isEmpty() ? version : group + "/" + version;
        return Optional.ofNullable(definitions(groupVersion).get(plural));
    }

    @Override
    public Collection<ResourceDefinition> all() {
        return byGroupVersion.keySet().stream()
                .flatMap(groupVersion -> definitions(groupVersion).values().stream())
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

    private Map<String, ResourceDefinition> definitions(String groupVersion) {
        List<ResourceType> types = byGroupVersion.get(groupVersion);
        return types == null ? Map.of() : definitions.computeIfAbsent(groupVersion, key -> build(types));
    }

    private Map<String, ResourceDefinition> build(List<ResourceType> types) {
        Map<String, ResourceDefinition> built = new LinkedHashMap<>();
        types.forEach(type -> built.put(type.plural(), definition(type)));
        built.values().forEach(told);
        return built;
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
        return type.subresources().stream().anyMatch(sub -> sub.name().equals("status"));
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
        return byGroupVersion.values().stream()
                .flatMap(List::stream)
                .filter(other -> other.group().equals(group) && other.plural().equals(type.plural()))
                .map(ResourceType::version)
                .findFirst()
                .orElse(type.version());
    }

    private static Map<String, Subresource> subresources(ResourceType type) {
        Map<String, Subresource> subresources = new LinkedHashMap<>();
        for (SubresourceType sub : type.subresources()) {
            GroupVersionKind kind = new GroupVersionKind(sub.group(), sub.version(), sub.kind());
            subresources.put(sub.name(), new Subresource(sub.name(), kind, new LinkedHashSet<>(sub.verbs())));
        }
        return subresources;
    }
}
