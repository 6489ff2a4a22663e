package io.envtest.storage.h2;

import io.envtest.spi.storage.CommitResult;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Transactions that become one SQL transaction; each sees what those before it wrote. Guarded by the store's lock. */
final class CommitGroup {

    private final RevisionTable table;
    private final List<PendingCommit> members = new ArrayList<>();
    private final List<CommitResult> results = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Revision> written = new HashMap<>();
    private final long before;
    private long revision;

    CommitGroup(RevisionTable table, long revision) {
        this.table = table;
        this.before = revision;
        this.revision = revision;
    }

    /** Decides about a transaction. */
    void take(PendingCommit commit) {
        members.add(commit);
        List<Row> own = new ArrayList<>(commit.writes().size());
        for (Write write : commit.writes()) {
            Revision last = latest(write.key());
            if (!holds(write, last)) {
                results.add(CommitResult.refused(revision, own.size()));
                return;
            }
            own.add(Row.of(write, revision + own.size() + 1, last));
        }
        revision += own.size();
        for (Row row : own) {
            written.put(row.current().key(), row.current());
        }
        rows.addAll(own);
        results.add(CommitResult.applied(revision));
    }

    private @Nullable Revision latest(String key) {
        Revision here = written.get(key);
        return here != null ? here : table.latest(key).orElse(null);
    }

    private static boolean holds(Write write, @Nullable Revision last) {
        boolean absent = last == null || last.deleted();
        if (absent) {
            return write.value() != null && write.expected() <= Write.ABSENT;
        }
        return write.expected() == Write.ANY || write.expected() == last.revision();
    }

    /** Writes and commits all that was applied. */
    List<RevisionEvent> write() {
        if (rows.isEmpty()) {
            return List.of();
        }
        table.append(rows, before, revision);
        return rows.stream().map(Row::event).toList();
    }

    /** The revision after the last transaction. */
    long revision() {
        return revision;
    }

    /** Hands out the results. */
    void finish() {
        for (int i = 0; i < members.size(); i++) {
            members.get(i).finish(results.get(i));
        }
    }

    /** Tells everybody that nothing was written. */
    void fail(StorageException cause) {
        members.forEach(member -> member.fail(cause));
    }
}
