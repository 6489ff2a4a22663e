package io.envtest.internal.registry;

import io.envtest.internal.request.RequestContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a strategy may look at besides the object.
 *
 * @param request the request: user, verb, subresource, warnings
 * @param definition the resource, in the version that was asked for
 * @param now time of the request on the cluster's clock
 * @param dryRun whether nothing will be stored; allocations must then not be kept
 */
public record StrategyContext(RequestContext request, ResourceDefinition definition, Instant now, boolean dryRun) {

    /** Adds a Warning header to the answer. */
    public void warn(String text) {
        request.warn(text);
    }

    /** {@link #now} as objects carry it: to the second. */
    public String timestamp() {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
