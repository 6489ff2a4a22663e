package io.envtest.spi.storage.history;

import io.envtest.spi.storage.CommitResult;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Range;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.Write;
import java.util.List;
import java.util.TreeMap;

/** The operations over a store itself. */
public record StorageRegisters(MvccStorage storage) implements Registers {

    private static final byte[] BYTES = {'{', '}'};

    @Override
    public long currentRevision() {
        return storage.currentRevision();
    }

    @Override
    public long write(List<Change> changes) {
        List<Write> writes = changes.stream().map(StorageRegisters::write).toList();
        CommitResult result = storage.commit(writes);
        return result.committed() ? result.revision() : REFUSED;
    }

    private static Write write(Change change) {
        return change.delete()
                ? Write.delete(change.key(), change.expected())
                : Write.update(change.key(), change.expected(), BYTES);
    }

    @Override
    public long read(String key) {
        return storage.get(key).map(Revision::revision).orElse(0L);
    }

    @Override
    public Listing list(String prefix) {
        Range range = storage.range(KeyRange.prefix(prefix), 0, 0);
        TreeMap<String, Long> keys = new TreeMap<>();
        range.rows().forEach(row -> keys.put(row.key(), row.revision()));
        return new Listing(range.revision(), keys);
    }

    @Override
    public int mostChanges() {
        return 3;
    }
}
