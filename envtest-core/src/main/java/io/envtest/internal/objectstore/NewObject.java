package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An object to be written: the tree (without a resourceVersion; the store sets it) and its index.
 *
 * @param tree content in the storage version; owned by the store from here on
 * @param index what selectors see
 * @param always whether it is written even if it says what the current object says
 */
public record NewObject(ObjectNode tree, ObjectIndex index, boolean always) {

    /** An object that is written if it says something new. */
    public NewObject(ObjectNode tree, ObjectIndex index) {
        this(tree, index, false);
    }
}
