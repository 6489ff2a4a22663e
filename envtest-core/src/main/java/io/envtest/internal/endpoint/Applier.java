package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.options.WriteParameters;
import io.envtest.internal.registry.ObjectUpdate;

/** Server-side apply as a change for the store. */
@FunctionalInterface
public interface Applier {

    /** Reads the configuration that a request applies; the change merges it into the object as it is. */
    ObjectUpdate.Function prepare(ResourceRequest request, WriteParameters options);
}
