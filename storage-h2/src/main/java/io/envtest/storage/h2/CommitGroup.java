package io.envtest.storage.h2;

import io.envtest.spi.storage.CommitResult;
import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Transactions that are committed together; each sees what those before it wrote. Guarded by the store's lock. */
final class CommitGroup {

    private final KeyIndex keys;
    private final List<PendingCommit> members = new ArrayList<>();
    private final List<CommitResult> results = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, KeyIndex.Last> written = new HashMap<>();
    private long revision;

    CommitGroup(KeyIndex keys, long revision) {
        this.keys = keys;
        this.revision = revision;
    }

    /** Decides about a transaction. */
    void take(PendingCommit commit) {
        members.add(commit);
        List<Row> own = new ArrayList<>(commit.writes().size());
        for (Write write : commit.writes()) {
            KeyIndex.Last last = last(write.key());
            if (!holds(write, last)) {
                results.add(CommitResult.refused(revision, own.size()));
                return;
            }
            own.add(Row.of(write, revision + own.size() + 1, last));
        }
        revision += own.size();
        for (Row row : own) {
            written.put(row.current().key(), KeyIndex.Last.of(row.current()));
        }
        rows.addAll(own);
        results.add(CommitResult.applied(revision));
    }

    private KeyIndex.@Nullable Last last(String key) {
        KeyIndex.Last here = written.get(key);
        return here != null ? here : keys.get(key);
    }

    private static boolean holds(Write write, KeyIndex.@Nullable Last last) {
        if (last == null || last.deleted()) {
            return write.value() != null && write.expected() <= Write.ABSENT;
        }
        return write.expected() == Write.ANY || write.expected() == last.revision();
    }

    /** What is to be written. */
    List<Row> rows() {
        return rows;
    }

    /** The revision after the last transaction. */
    long revision() {
        return revision;
    }

    /** Makes the writes known to later transactions and hands out the results. */
    void finish() {
        for (Row row : rows) {
            keys.put(row.current());
        }
        for (int i = 0; i < members.size(); i++) {
            members.get(i).finish(results.get(i));
        }
    }

    /** Tells everybody that nothing was written. */
    void fail(StorageException cause) {
        members.forEach(member -> member.fail(cause));
    }
}
