package io.envtest.spi.storage;

import java.util.List;
import java.util.Optional;

/**
 * Keys and values with their history: what etcd guarantees to kube-apiserver, and no more. Thread-safe.
 *
 * <p>The guarantees, each of which has a test of its name in the contract test:
 *
 * <ul>
 *   <li><b>One counter.</b> Every write of every key takes the next revision of a single counter that starts at 0 and
 *       has no gaps. A transaction of <i>n</i> writes takes <i>n</i> consecutive revisions, in the order of its writes.
 *   <li><b>All or nothing.</b> A transaction is applied whole if each of its conditions holds, and otherwise not at all,
 *       without taking a revision. Conditions compare the revision of a key's last write.
 *   <li><b>Linearizable.</b> Transactions and reads of the current state take effect at one moment between call and
 *       return. A revision that {@link #currentRevision()} has returned covers whole transactions only.
 *   <li><b>Range at a revision.</b> A read at a revision sees each key as that revision left it, whatever is written
 *       later, until the revision is compacted. Keys come in the order of {@link String#compareTo}.
 *   <li><b>Change stream.</b> A subscriber gets each write of its range after its starting revision exactly once, in
 *       the order of revisions, without gap. When {@link #commit} returns, and when {@link #currentRevision()} returns
 *       a revision, every subscriber has been handed every write up to there; and once any subscriber has been handed a
 *       write, {@link #currentRevision()} returns nothing older (a subscriber must not wait for it while it is called).
 *   <li><b>Compaction.</b> After {@link #compact} history before that revision may be gone: reads and subscriptions that
 *       need it fail with {@link CompactedException}. The state at the compacted revision itself stays readable.
 *   <li><b>Durability.</b> A store that keeps its data has each transaction whose {@link #commit} returned, even if the
 *       process is killed in the next instant. A transaction that was under way then is there whole or not at all.
 * </ul>
 *
 * @see <a href="https://etcd.io/docs/latest/learning/api_guarantees/">The guarantees of etcd</a>
 */
public interface MvccStorage extends AutoCloseable {

    /**
     * The revision of the last transaction.
     *
     * @return 0 if nothing was ever written
     */
    long currentRevision();

    /**
     * The oldest revision that can still be read.
     *
     * @return 0 if nothing was compacted
     */
    long compactedRevision();

    /**
     * Applies a transaction if all its conditions hold.
     *
     * @param writes what to write, at least one, no key twice
     * @return whether it was applied, and where
     * @throws StorageException if the store failed; the transaction may or may not have been applied
     */
    CommitResult commit(List<Write> writes);

    /**
     * Reads a key as it is now.
     *
     * @param key the key
     * @return its last write, empty if the key is absent or deleted
     */
    Optional<Revision> get(String key);

    /**
     * Reads keys as one revision left them.
     *
     * @param range which keys
     * @param revision at which revision, 0 for now
     * @param limit most keys to return, 0 for all
     * @return live keys in order, without tombstones
     * @throws CompactedException if that revision is compacted
     * @throws FutureRevisionException if that revision is not there yet
     */
    Range range(KeyRange range, long revision, int limit);

    /**
     * Each write of a key that is not compacted yet, for failure reports.
     *
     * @param key the key
     * @return oldest first, deletions included; empty if the key is not known
     */
    List<Revision> history(String key);

    /**
     * Follows the changes of a range.
     *
     * @param range which keys
     * @param after events after this revision are delivered; those that are there already before this method returns
     * @param listener is handed the events
     * @return handle to end it
     * @throws CompactedException if events after that revision are compacted
     * @throws FutureRevisionException if that revision is not there yet
     */
    Subscription subscribe(KeyRange range, long after, ChangeListener listener);

    /**
     * Gives up history before a revision.
     *
     * @param revision the oldest revision that stays readable; a lower one than before changes nothing
     * @throws FutureRevisionException if that revision is not there yet
     */
    void compact(long revision);

    /** Releases all resources; harmless when repeated. Later calls fail with {@link StorageException}. */
    @Override
    void close();
}
