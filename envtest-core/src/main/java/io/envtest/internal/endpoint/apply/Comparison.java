package io.envtest.internal.endpoint.apply;

/**
 * What is different between two states of an object.
 *
 * @param added fields that were not there
 * @param modified leaves with another value
 * @param removed fields that are no longer there
 * @param keyed whether all new items of keyed lists have keys, so that somebody can own them
 */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed, boolean keyed) {

    /** The fields that now have a value they did not have. */
    FieldSet changed() {
        return FieldSet.union(added, modified);
    }

    /** Leaves out what is at or below given paths. */
    Comparison without(FieldSet ignored) {
        return new Comparison(
                added.minusAllBelow(ignored), modified.minusAllBelow(ignored), removed.minusAllBelow(ignored), keyed);
    }
}
