package io.envtest.internal.crd.conversion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The newest form of each object in each version that it was converted to. Whoever asks while an object is being converted
 * waits for it. Thread-safe.
 */
public final class KeptConversions {

    private record Key(String version, String namespace, String name) {}

    private record Kept(long revision, FutureTask<ObjectNode> converted) {}

    private final Map<Key, Kept> all = new ConcurrentHashMap<>();

    /** The stored object in a version, which the supplier converts if that was not done yet; not to be changed. */
    ObjectNode get(String version, ObjectNode stored, Supplier<ObjectNode> conversion) {
        ObjectMeta meta = PartialObjectMetadata.of(stored).metadata();
        long revision = meta.resourceVersion().isEmpty() ? 0 : Long.parseLong(meta.resourceVersion());
        if (revision == 0) {
            return conversion.get();
        }
        Key key = new Key(version, meta.namespace(), meta.name());
        Kept kept = all.compute(
                key,
                (k, known) -> known != null && known.revision >= revision
                        ? known
                        : new Kept(revision, new FutureTask<>(conversion::get)));
        return kept.revision == revision ? finished(key, kept) : conversion.get();
    }

    private ObjectNode finished(Key key, Kept kept) {
        kept.converted.run(); // does nothing if somebody else has begun
        try {
            return kept.converted.get();
        } catch (ExecutionException e) {
            all.remove(key, kept);
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an object was converted", e);
        }
    }

    /** Forgets an object that is gone. */
    public void forget(String version, String namespace, String name) {
        all.remove(new Key(version, namespace, name));
    }
}
