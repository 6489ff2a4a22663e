package io.envtest.internal.controller.volume;

import io.envtest.view.storage.v1.StorageClass;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The storage class of claims that name none.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#retroactive-default-storageclass-assignment">Retroactive
 *     default StorageClass assignment</a>
 */
final class DefaultClass {

    private static final List<String> MARKS =
            List.of("storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class");

    private DefaultClass() {}

    static boolean is(StorageClass candidate) {
        return MARKS.stream()
                .anyMatch(
                        mark -> "true".equals(candidate.metadata().annotations().get(mark)));
    }

    /** The youngest of those that are marked, and of several of one age the first by name. */
    static Optional<String> of(List<StorageClass> classes) {
        Comparator<StorageClass> youngestLast =
                Comparator.comparing(storage -> storage.metadata().creationTimestamp());
        Comparator<StorageClass> firstLast = Comparator.comparing(
                        (StorageClass storage) -> storage.metadata().name())
                .reversed();
        return classes.stream()
                .filter(DefaultClass::is)
                .max(youngestLast.thenComparing(firstLast))
                .map(storage -> storage.metadata().name());
    }
}
