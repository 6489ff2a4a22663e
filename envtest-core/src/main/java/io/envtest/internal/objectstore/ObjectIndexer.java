package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Cuts the index of an object; pure. */
@FunctionalInterface
public interface ObjectIndexer {

    /** The index of a stored tree. */
    ObjectIndex index(ObjectNode tree);
}
