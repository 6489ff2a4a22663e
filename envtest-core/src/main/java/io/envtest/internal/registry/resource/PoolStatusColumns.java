package io.envtest.internal.registry.resource;

import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.meta.v1.Condition;
import io.envtest.view.resource.v1alpha3.PoolStatus;
import io.envtest.view.resource.v1alpha3.ResourcePoolStatusRequest;
import io.envtest.view.resource.v1alpha3.ResourcePoolStatusRequestStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Columns of requests for the status of pools. */
final class PoolStatusColumns {

    private static final String COMPLETE = "Complete";
    private static final String FAILED = "Failed";
    private static final String PENDING = "Pending";
    private static final String UNKNOWN = "-";

    private PoolStatusColumns() {}

    static Columns<ResourcePoolStatusRequest> columns() {
        return Columns.of(ResourceKinds.PACKAGE, ResourcePoolStatusRequest::of)
                .name()
                .text(
                        "Driver",
                        "The driver to query pools for.",
                        each -> each.spec().driver())
                .text("Total", "Total number of devices across all pools.", sum(PoolStatus::totalDevices))
                .text("Available", "Number of available devices across all pools.", sum(PoolStatus::availableDevices))
                .text("Allocated", "Number of allocated devices across all pools.", sum(PoolStatus::allocatedDevices))
                .text(
                        "Unavailable",
                        "Number of unavailable devices across all pools.",
                        sum(PoolStatus::unavailableDevices))
                .text(
                        "Errors",
                        "Number of pools with validation errors.",
                        sum(pool -> pool.hasValidationError() ? 1 : 0))
                .integer(
                        "Pools",
                        "Total number of matching pools.",
                        each -> each.status().poolCount())
                .text("Status", "Processing status.", PoolStatusColumns::verdict)
                .text("Completed", "Time since the observation completed.", PoolStatusColumns::completed);
    }

    private static Function<ResourcePoolStatusRequest, Object> sum(ToLongFunction<PoolStatus> number) {
        return request -> !request.hasStatus() || isTrue(request, FAILED)
                ? UNKNOWN
                : Long.toString(
                        request.status().pools().stream().mapToLong(number).sum());
    }

    private static String verdict(ResourcePoolStatusRequest request) {
        if (isTrue(request, FAILED)) {
            return FAILED;
        }
        if (!isTrue(request, COMPLETE)) {
            return PENDING;
        }
        ResourcePoolStatusRequestStatus status = request.status();
        int told = status.pools().size();
        return told < status.poolCount() ? COMPLETE + " (" + told + "/" + status.poolCount() + " pools)" : COMPLETE;
    }

    private static String completed(ResourcePoolStatusRequest request, Instant now) {
        return isTrue(request, FAILED)
                ? Cells.NONE
                : condition(request, COMPLETE)
                        .map(condition -> Cells.age(condition.lastTransitionTime(), now))
                        .orElse(Cells.NONE);
    }

    private static boolean isTrue(ResourcePoolStatusRequest request, String type) {
        return condition(request, type).isPresent();
    }

    private static Optional<Condition> condition(ResourcePoolStatusRequest request, String type) {
        return request.status().conditions().stream()
                .filter(condition ->
                        condition.type().equals(type) && condition.status().equals("True"))
                .findFirst();
    }
}
