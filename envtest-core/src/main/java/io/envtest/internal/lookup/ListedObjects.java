package io.envtest.internal.lookup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import java.util.List;
import java.util.function.Function;

/**
 * What is read from all objects of a resource, in key order; read anew when one of them was written. Whoever asks on
 * every request pays for one comparison. Thread-safe.
 *
 * @param <T> what is read; shared by all who ask
 */
public final class ListedObjects<T> {

    private final ObjectReader objects;
    private final GroupVersionResource resource;
    private final Function<ObjectNode, List<T>> reader;
    private volatile Known<T> known = new Known<>(-1, List.of());

    private record Known<T>(long revision, List<T> read) {}

    /**
     * Reads when first asked.
     *
     * @param reader gives what an object says, any number of things
     */
    public ListedObjects(ObjectReader objects, GroupVersionResource resource, Function<ObjectNode, List<T>> reader) {
        this.objects = objects;
        this.resource = resource;
        this.reader = reader;
    }

    /** All that is read from the objects as they are now. */
    public List<T> all() {
        long revision = objects.revision(resource);
        Known<T> before = known;
        if (before.revision == revision) {
            return before.read;
        }
        List<T> now = objects.list(resource, "").stream()
                .map(reader)
                .flatMap(List::stream)
                .toList();
        // what was listed may be newer than the revision: it is then read once more
        known = new Known<>(revision, now);
        return now;
    }
}
