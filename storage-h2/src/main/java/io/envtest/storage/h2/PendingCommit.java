package io.envtest.storage.h2;

import io.envtest.spi.storage.CommitResult;
import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transaction on its way; guarded by the store's lock. */
final class PendingCommit {

    private final List<Write> writes;
    private @Nullable CommitResult result;
    private @Nullable StorageException failure;

    PendingCommit(List<Write> writes) {
        this.writes = writes;
    }

    List<Write> writes() {
        return writes;
    }

    boolean isDone() {
        return result != null || failure != null;
    }

    void finish(CommitResult outcome) {
        result = outcome;
    }

    void fail(StorageException cause) {
        failure = cause;
    }

    /** The outcome, to be called after the lock was held once since it was set. */
    CommitResult result() {
        if (failure != null) {
            throw new StorageException(String.valueOf(failure.getMessage()), failure);
        }
        if (result == null) {
            throw new IllegalStateException("transaction without an outcome");
        }
        return result;
    }
}
