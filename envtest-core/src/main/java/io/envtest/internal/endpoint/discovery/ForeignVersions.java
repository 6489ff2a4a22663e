package io.envtest.internal.endpoint.discovery;

import java.util.Collection;

/** What other servers serve. Thread-safe. */
public interface ForeignVersions {

    /** A number that rises with every change. */
    long generation();

    /** Every group and version. */
    Collection<ForeignVersion> all();
}
