package io.envtest.internal.registry;

import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The finalizers by which a deletion tells the garbage collector what to do with dependents.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/">Garbage collection</a>
 */
final class Finalizers {

    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";

    private Finalizers() {}

    /** The finalizers that the object has to have for this deletion; those it has, in their order, if nothing changes. */
    static List<String> forDeletion(Strategy strategy, ObjectMeta meta, DeleteOptions options) {
        if (strategy.has(Trait.OWNS_NO_DEPENDENTS)) {
            return meta.finalizers();
        }
        List<String> finalizers = new ArrayList<>(meta.finalizers());
        finalizers.removeAll(List.of(ORPHAN, FOREGROUND));
        if (orphans(strategy, meta, options)) {
            finalizers.add(ORPHAN);
        }
        if (waits(meta, options)) {
            finalizers.add(FOREGROUND);
        }
        return Set.copyOf(finalizers).equals(Set.copyOf(meta.finalizers())) ? meta.finalizers() : finalizers;
    }

    private static boolean orphans(Strategy strategy, ObjectMeta meta, DeleteOptions options) {
        Boolean older = options.orphanDependents();
        if (older != null) {
            return older;
        }
        if (!options.propagationPolicy().isEmpty()) {
            return options.propagationPolicy().equals("Orphan");
        }
        for (String finalizer : meta.finalizers()) {
            if (finalizer.equals(ORPHAN) || finalizer.equals(FOREGROUND)) {
                return finalizer.equals(ORPHAN);
            }
        }
        return strategy.has(Trait.ORPHANS_BY_DEFAULT);
    }

    private static boolean waits(ObjectMeta meta, DeleteOptions options) {
        if (options.orphanDependents() != null) {
            return false;
        }
        if (!options.propagationPolicy().isEmpty()) {
            return options.propagationPolicy().equals("Foreground");
        }
        for (String finalizer : meta.finalizers()) {
            if (finalizer.equals(ORPHAN) || finalizer.equals(FOREGROUND)) {
                return finalizer.equals(FOREGROUND);
            }
        }
        return false;
    }
}
