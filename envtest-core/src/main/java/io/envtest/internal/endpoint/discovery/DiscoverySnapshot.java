package io.envtest.internal.endpoint.discovery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was served at some time, with the aggregated documents once they were asked for. Thread-safe. */
final class DiscoverySnapshot {
    /** Before anybody asked. */
    static final DiscoverySnapshot EMPTY = new DiscoverySnapshot(-1, Map.of());

    private final long generation;
    private final Map<String, ServedGroup> served;
    private volatile @Nullable TaggedDocument aggregatedCore;
    private volatile @Nullable TaggedDocument aggregatedGroups;

    DiscoverySnapshot(long generation, Map<String, ServedGroup> served) {
        this.generation = generation;
        this.served = served;
    }

    long generation() {
        return generation;
    }

    ServedGroup core() {
        return served.getOrDefault("", new ServedGroup("", true, List.of()));
    }

    Optional<ServedGroup> group(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.ofNullable(served.get(name));
    }

    /** All groups but the core group. */
    Collection<ServedGroup> groups() {
        return served.values().stream().filter(group -> !group.name().isEmpty()).toList();
    }

    TaggedDocument aggregatedCore() {
        TaggedDocument document = aggregatedCore;
        if (document == null) {
            document = TaggedDocument.of(AggregatedDocuments.of(List.of(core())));
            aggregatedCore = document;
        }
        return document;
    }

    TaggedDocument aggregatedGroups() {
        TaggedDocument document = aggregatedGroups;
        if (document == null) {
            document = TaggedDocument.of(AggregatedDocuments.of(groups()));
            aggregatedGroups = document;
        }
        return document;
    }
}
