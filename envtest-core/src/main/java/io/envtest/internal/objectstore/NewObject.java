package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An object to be written: the tree (without a resourceVersion; the store sets it) and its index.
 *
 * @param tree content in the storage version; owned by the store from here on
 * @param index what selectors see
 */
public record NewObject(ObjectNode tree, ObjectIndex index) {}
