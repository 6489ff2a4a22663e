package io.envtest.internal.endpoint.apply;

/**
 * Brings a field set in line with a schema that has changed since the set was written: whoever owned parts of a list or
 * map that is now taken as a whole owns all of it. The other way round nothing needs to be done.
 */
final class AtomicFields {

    private AtomicFields() {}

    /** The reconciled set; the very set if there is nothing to do. */
    static FieldSet reconcile(FieldSet set, Shape shape) {
        return needed(set, shape) ? rebuild(set, shape) : set;
    }

    private static boolean needed(FieldSet set, Shape shape) {
        for (FieldSet.Entry entry : set.entries()) {
            FieldSet below = entry.below();
            Shape next = below == null ? null : shape.step(entry.element());
            if (below != null && next != null && (next.atomic() || needed(below, next))) {
                return true;
            }
        }
        return false;
    }

    private static FieldSet rebuild(FieldSet set, Shape shape) {
        FieldSet result = new FieldSet();
        for (FieldSet.Entry entry : set.entries()) {
            FieldSet below = entry.below();
            Shape next = shape.step(entry.element());
            boolean whole = below != null && next != null && next.atomic();
            if (entry.member() || whole) {
                result.add(entry.element());
            }
            if (below != null && !whole) {
                result.setBelow(entry.element(), next == null ? below : rebuild(below, next));
            }
        }
        return result;
    }
}
