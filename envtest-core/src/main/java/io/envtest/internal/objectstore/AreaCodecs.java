package io.envtest.internal.objectstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The codec of each area. Thread-safe. */
public final class AreaCodecs {

    private static final ObjectIndexer BY_METADATA = new MetadataIndexer();

    private final Map<ResourceArea, ObjectIndexer> declared = new ConcurrentHashMap<>();

    /** See {@link ObjectStorage#declare}. */
    public void declare(ResourceArea area, ObjectIndexer indexer) {
        declared.put(area, indexer);
    }

    /** The codec of an area, by metadata alone if it was not declared. */
    public AreaCodec of(ResourceArea area) {
        return new AreaCodec(area, declared.getOrDefault(area, BY_METADATA));
    }
}
