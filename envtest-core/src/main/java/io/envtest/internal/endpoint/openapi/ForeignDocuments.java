package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;

/** What other servers tell of what they serve. Thread-safe. */
public interface ForeignDocuments {

    /** A number that rises with every change. */
    long generation();

    /** Documents of version 2, each only with the paths that its server serves through this one; to be read only. */
    Collection<ObjectNode> v2();

    /** Where the documents of version 3 are, by their names. */
    Map<String, String> v3();
}
