package io.envtest.internal.crd;

import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What is built in, and what definitions add to it. */
public final class ServedResources implements ResourceRegistry {

    private final ResourceRegistry builtIn;
    private final Consumer<ResourceDefinition> told;
    private final Consumer<ResourceDefinition> retired;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<String, List<ResourceDefinition>> custom = Map.of();
    /** Groups of these; changed after what is in them was added, so that who looks here first finds it. */
    private volatile Set<String> groups = Set.of();

    private volatile long generation;

    /**
     * Begins with what is built in.
     *
     * @param told is told of each custom resource before it is served
     * @param retired is told of a custom resource whose watches must end and whose objects must be indexed anew
     */
    public ServedResources(
            ResourceRegistry builtIn, Consumer<ResourceDefinition> told, Consumer<ResourceDefinition> retired) {
        this.builtIn = builtIn;
        this.told = told;
        this.retired = retired;
    }

    @Override
    public Optional<ResourceDefinition> find(String group, String version, String plural) {
        List<ResourceDefinition> versions = groups.contains(group) ? custom.get(plural + "." + group) : null;
        if (versions == null) {
            return builtIn.find(group, version, plural);
        }
        return versions.stream()
                .filter(definition -> definition.resource().version().equals(version))
                .findFirst();
    }

    @Override
    public List<ResourceDefinition> versions(String group, String plural) {
        List<ResourceDefinition> versions = custom.get(plural + "." + group);
        return versions == null ? builtIn.versions(group, plural) : versions;
    }

    @Override
    public List<ResourceDefinition> named(String plural) {
        List<ResourceDefinition> named = new ArrayList<>(builtIn.named(plural));
        for (List<ResourceDefinition> versions : custom.values()) {
            if (versions.get(0).resource().resource().equals(plural)) {
                named.addAll(versions);
            }
        }
        return named;
    }

    @Override
    public boolean isBuiltIn(String group) {
        return builtIn.isBuiltIn(group);
    }

    @Override
    public Collection<ResourceDefinition> all() {
        List<ResourceDefinition> all = new ArrayList<>(builtIn.all());
        custom.values().forEach(all::addAll);
        return all;
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Serves the versions of a definition instead of those it had before; none to serve it no longer.
     *
     * @param another whether it says something else now: then its watches end, and its objects are indexed anew
     */
    void serve(String name, List<ResourceDefinition> versions, boolean another) {
        List<ResourceDefinition> before = custom.getOrDefault(name, List.of());
        versions.forEach(told);
        synchronized (this) {
            Map<String, List<ResourceDefinition>> changed = new TreeMap<>(custom);
            if (versions.isEmpty()) {
                changed.remove(name);
            } else {
                changed.put(name, List.copyOf(versions));
            }
            custom = changed;
            groups = groups(changed);
            generation++;
        }
        if (another && !before.isEmpty()) {
            retired.accept(before.get(0));
        }
        listeners.forEach(Runnable::run);
    }

    private static Set<String> groups(Map<String, List<ResourceDefinition>> custom) {
        Set<String> groups = new HashSet<>();
        for (List<ResourceDefinition> versions : custom.values()) {
            groups.add(versions.get(0).resource().group());
        }
        return groups;
    }

    /** The versions that are served of the definition of this name. */
    List<ResourceDefinition> versions(String name) {
        return custom.getOrDefault(name, List.of());
    }
}
