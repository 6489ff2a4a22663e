package io.envtest.internal.objectstore;

import io.envtest.spi.storage.CommitResult;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Write;
import java.util.List;
import java.util.Optional;

/** Writes objects on the condition that nobody else wrote since they were read. Thread-safe. */
public final class OptimisticWriter {

    private static final int LARGEST_REQUEST = 3 * 512 * 1024;
    private static final int LARGEST_MESSAGE = 2 * 1024 * 1024;

    private final MvccStorage storage;
    private final Reader reader;

    /** Reads the current object from where the reader finds it, which must know all writes that have returned. */
    public OptimisticWriter(MvccStorage storage, Reader reader) {
        this.storage = storage;
        this.reader = reader;
    }

    /** See {@link ObjectStorage#create}. */
    public StoredObject create(ResourceArea area, StoreKey key, NewObject object) {
        PendingObject pending = encode(key, object);
        pending.first();
        CommitResult result = put(area, key, Write.ABSENT, pending);
        if (!result.committed()) {
            throw StorageErrors.alreadyExists(area, key);
        }
        return pending.at(result.revision());
    }

    /** See {@link ObjectStorage#update}. */
    public StoredObject update(ResourceArea area, StoreKey key, ObjectStorage.Updater updater) {
        while (true) {
            Optional<EncodedObject> current = reader.current(area, key);
            NewObject updated = updater.update(current.map(object -> object));
            if (updated == null) {
                return current.orElseThrow(() -> StorageErrors.notFound(area, key));
            }
            PendingObject pending = encode(key, updated);
            if (current.isEmpty()) {
                pending.first();
            }
            if (!updated.always() && current.isPresent() && current.get().hasContent(pending.bare())) {
                return current.get();
            }
            long expected = current.map(EncodedObject::revision).orElse(Write.ABSENT);
            CommitResult result = put(area, key, expected, pending);
            if (result.committed()) {
                return pending.at(result.revision());
            }
        }
    }

    /** See {@link ObjectStorage#delete}. */
    public StoredObject delete(ResourceArea area, StoreKey key, ObjectStorage.DeletionCheck check) {
        while (true) {
            EncodedObject current = reader.current(area, key).orElseThrow(() -> StorageErrors.notFound(area, key));
            check.check(current);
            CommitResult result = storage.commit(List.of(Write.delete(AreaCodec.key(area, key), current.revision())));
            if (result.committed()) {
                return current.at(result.revision());
            }
        }
    }

    private CommitResult put(ResourceArea area, StoreKey key, long expected, PendingObject pending) {
        checkSize(pending.bare().length);
        return storage.commit(List.of(new Write(AreaCodec.key(area, key), expected, pending.bare(), pending)));
    }

    /** The limits of etcd's server and of its client. */
    private static void checkSize(int bytes) {
        if (bytes > LARGEST_MESSAGE) {
            throw StorageErrors.internal("rpc error: code = ResourceExhausted desc = trying to send message larger than"
                    + " max (" + bytes + " vs. " + LARGEST_MESSAGE + ")");
        }
        if (bytes > LARGEST_REQUEST) {
            throw StorageErrors.internal("etcdserver: request is too large");
        }
    }

    private static PendingObject encode(StoreKey key, NewObject object) {
        return PendingObject.of(key, object);
    }

    /** Finds the current object. */
    @FunctionalInterface
    public interface Reader {
        /** Empty if there is none. */
        Optional<EncodedObject> current(ResourceArea area, StoreKey key);
    }
}
