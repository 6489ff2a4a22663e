package io.envtest.internal.endpoint.discovery;

import io.envtest.internal.endpoint.discovery.ServedGroup.Version;
import io.envtest.internal.meta.VersionOrder;
import io.envtest.internal.registry.builtin.GroupPriority;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The groups of this server and of others, in the order of their priorities. */
final class MergedGroups {

    private static final int CUSTOM_VERSION_PRIORITY = 100;

    private MergedGroups() {}

    static Map<String, ServedGroup> of(Map<String, ServedGroup> own, Collection<ForeignVersion> foreign) {
        if (foreign.isEmpty()) {
            return own;
        }
        Map<String, ServedGroup> all = new LinkedHashMap<>(own);
        for (ForeignVersion version : foreign) {
            all.merge(version.group(), alone(version), MergedGroups::join);
        }
        List<ServedGroup> groups = new ArrayList<>(all.values());
        groups.sort(Comparator.comparingInt((ServedGroup group) -> -priority(group))
                .thenComparing(group -> group.builtIn() ? "" : group.name()));
        Map<String, ServedGroup> byName = new LinkedHashMap<>();
        groups.forEach(group -> byName.put(group.name(), group));
        return byName;
    }

    private static ServedGroup alone(ForeignVersion version) {
        return new ServedGroup(version.group(), false, List.of(new Version(version.name(), List.of(), version)));
    }

    private static ServedGroup join(ServedGroup group, ServedGroup added) {
        List<Version> versions = new ArrayList<>(group.versions());
        added.versions()
                .forEach(version -> versions.removeIf(other -> other.name().equals(version.name())));
        versions.addAll(added.versions());
        Comparator<Version> order = Comparator.comparingInt(version -> -versionPriority(group, version));
        versions.sort(group.builtIn() ? order : order.thenComparing(Version::name, VersionOrder.INSTANCE));
        return new ServedGroup(group.name(), group.builtIn(), List.copyOf(versions));
    }

    private static int priority(ServedGroup group) {
        return group.versions().stream()
                .mapToInt(version -> version.foreign() == null
                        ? GroupPriority.of(group.name(), version.name()).group()
                        : version.foreign().groupPriority())
                .max()
                .orElse(0);
    }

    private static int versionPriority(ServedGroup group, Version version) {
        if (version.foreign() != null) {
            return version.foreign().versionPriority();
        }
        return group.builtIn() ? GroupPriority.of(group.name(), version.name()).version() : CUSTOM_VERSION_PRIORITY;
    }
}
