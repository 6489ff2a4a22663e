package io.envtest.internal.registry.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.resource.v1.AllocatedDeviceStatus;
import io.envtest.view.resource.v1.AllocationResult;
import io.envtest.view.resource.v1.DeviceRequestAllocationResult;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceClaimConsumerReference;
import io.envtest.view.resource.v1.ResourceClaimStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rules of the status of a claim.
 *
 * @param names names of the requests of the claim
 */
record ClaimStatusRules(RequestNames names) {

    private static final int MOST_CONSUMERS = 256;

    void status(FieldErrors errors, ResourceClaim claim, ResourceClaim old) {
        ResourceClaimStatus status = claim.status();
        SetRules.set(
                errors,
                status.path("reservedFor"),
                status.reservedFor(),
                MOST_CONSUMERS,
                consumer -> consumer(errors, consumer),
                ResourceClaimConsumerReference::uid);
        devices(errors, status);
        reservation(errors, claim, old);
        AllocationResult before = old.status().allocation();
        if (before.present() && status.allocation().present()) {
            Rules.immutable(errors, status.allocation(), before);
        } else if (status.allocation().present()) {
            new AllocationRules(names).allocation(errors, status.allocation());
        }
    }

    /** What drivers told of devices goes when the devices are given back. */
    static void dropDeallocated(ResourceClaim claim, ResourceClaim old) {
        Set<JsonNode> gone = allocated(old.status());
        gone.removeAll(allocated(claim.status()));
        List<AllocatedDeviceStatus> devices = claim.status().devices();
        if (devices.stream().noneMatch(device -> gone.contains(id(device)))) {
            return;
        }
        List<ObjectNode> kept = devices.stream()
                .filter(device -> !gone.contains(id(device)))
                .map(AllocatedDeviceStatus::node)
                .toList();
        claim.status().removeDevices();
        kept.forEach(device -> claim.status().addDevices().materialize().setAll(device));
    }

    private static Set<JsonNode> allocated(ResourceClaimStatus status) {
        return status.allocation().devices().results().stream()
                .map(ClaimStatusRules::id)
                .collect(Collectors.toSet());
    }

    private static void consumer(FieldErrors errors, ResourceClaimConsumerReference consumer) {
        Rules.required(errors, consumer.path("resource"), consumer.resource());
        Rules.required(errors, consumer.path("name"), consumer.name());
        Rules.required(errors, consumer.path("uid"), consumer.uid());
    }

    /** Only what is allocated can be reserved, and nothing that is being deleted can be reserved any more. */
    private static void reservation(FieldErrors errors, ResourceClaim claim, ResourceClaim old) {
        ResourceClaimStatus status = claim.status();
        if (status.reservedFor().isEmpty()) {
            return;
        }
        if (!status.allocation().present()) {
            errors.forbidden(status.path("reservedFor"), "may not be specified when `allocated` is not set");
            return;
        }
        Set<JsonNode> before = old.status().reservedFor().stream()
                .map(ResourceClaimConsumerReference::node)
                .collect(Collectors.toSet());
        boolean added = status.reservedFor().stream().anyMatch(consumer -> !before.contains(consumer.node()));
        if (claim.metadata().hasDeletionTimestamp() && added) {
            errors.forbidden(
                    status.path("reservedFor"),
                    "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set");
        }
    }

    private static void devices(FieldErrors errors, ResourceClaimStatus status) {
        Set<JsonNode> allocated = allocated(status);
        SetRules.set(
                errors,
                status.path("devices"),
                status.devices(),
                Integer.MAX_VALUE,
                device -> device(errors, device, allocated),
                ClaimStatusRules::id);
    }

    private static void device(FieldErrors errors, AllocatedDeviceStatus device, Set<JsonNode> allocated) {
        DeviceNames.driver(errors, device.path("driver"), device.driver());
        DeviceNames.pool(errors, device.path("pool"), device.pool());
        Rules.format(errors, device.path("device"), device.device(), Formats.DNS_LABEL);
        if (device.hasShareID()) {
            DeviceNames.share(errors, device.path("shareID"), device.shareID());
        }
        if (!allocated.contains(id(device))) {
            errors.invalid(device.path(), id(device), "must be an allocated device in the claim");
        }
        DeviceStatusRules.check(errors, device);
    }

    private static JsonNode id(DeviceRequestAllocationResult result) {
        return id(result.driver(), result.pool(), result.device(), result.shareID());
    }

    private static JsonNode id(AllocatedDeviceStatus device) {
        return id(device.driver(), device.pool(), device.device(), device.shareID());
    }

    private static JsonNode id(String driver, String pool, String device, String share) {
        return GoValue.of(JsonNodeFactory.instance
                .objectNode()
                .put("Driver", driver)
                .put("Pool", pool)
                .put("Device", device)
                .put("ShareID", share));
    }
}
