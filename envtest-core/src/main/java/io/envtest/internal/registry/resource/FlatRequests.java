package io.envtest.internal.registry.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.Place;
import io.envtest.view.resource.v1.ExactDeviceRequest;
import io.envtest.view.resource.v1beta1.DeviceClaim;
import io.envtest.view.resource.v1beta1.DeviceRequest;
import io.envtest.view.resource.v1beta1.ResourceClaim;
import io.envtest.view.resource.v1beta1.ResourceClaimTemplate;
import java.util.List;

/**
 * Requests as v1beta1 writes them: what later stands below {@code exactly} stands beside the name of the request.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/issues/4816">KEP-4816, prioritized alternatives</a>
 */
final class FlatRequests {

    private static final String VERSION = ResourceKinds.GROUP + "/v1beta1";
    private static final String EXACTLY = "exactly";
    private static final String CLASS = "deviceClassName";
    private static final List<String> IN_ORDER = List.of(
            "name",
            CLASS,
            "selectors",
            "allocationMode",
            "count",
            "adminAccess",
            "firstAvailable",
            "tolerations",
            "capacity");
    private static final List<String> OUTSIDE = List.of("name", "firstAvailable");

    private FlatRequests() {}

    static ObjectNode claimToStorage(ObjectNode claim) {
        toStorage(ResourceClaim.of(claim).spec().devices());
        return claim;
    }

    static ObjectNode claimFromStorage(ObjectNode claim) {
        fromStorage(ResourceClaim.of(claim).spec().devices());
        return claim;
    }

    static ObjectNode templateToStorage(ObjectNode template) {
        toStorage(ResourceClaimTemplate.of(template).spec().spec().devices());
        return template;
    }

    static ObjectNode templateFromStorage(ObjectNode template) {
        fromStorage(ResourceClaimTemplate.of(template).spec().spec().devices());
        return template;
    }

    /** Defaults of a claim, if it is of this version. */
    static void setClaimDefaults(ObjectNode object) {
        ResourceClaim claim = ResourceClaim.of(object);
        if (claim.apiVersion().equals(VERSION)) {
            setDefaults(claim.spec().devices());
        }
    }

    /** Defaults of a template, if it is of this version. */
    static void setTemplateDefaults(ObjectNode object) {
        ResourceClaimTemplate template = ResourceClaimTemplate.of(object);
        if (template.apiVersion().equals(VERSION)) {
            setDefaults(template.spec().spec().devices());
        }
    }

    /** A request without a class has alternatives, which have their own defaults. */
    private static void setDefaults(DeviceClaim claim) {
        claim.requests().stream()
                .filter(request -> !request.deviceClassName().isEmpty())
                .forEach(request -> ClaimDefaults.exactly(request.as(new ExactDeviceRequest(Place.NOWHERE))));
    }

    private static void toStorage(DeviceClaim claim) {
        for (DeviceRequest request : claim.requests()) {
            ObjectNode flat = request.node();
            ObjectNode exactly = flat.objectNode();
            for (String field : IN_ORDER) {
                JsonNode value = OUTSIDE.contains(field) ? null : flat.remove(field);
                if (value != null && !(field.equals(CLASS) && value.asText().isEmpty())) {
                    exactly.set(field, value);
                }
            }
            if (!exactly.isEmpty()) {
                JsonNode alternatives = flat.remove("firstAvailable");
                flat.set(EXACTLY, exactly);
                if (alternatives != null) {
                    flat.set("firstAvailable", alternatives);
                }
            }
        }
    }

    private static void fromStorage(DeviceClaim claim) {
        for (DeviceRequest request : claim.requests()) {
            ObjectNode flat = request.node();
            if (flat.remove(EXACTLY) instanceof ObjectNode exactly) {
                flat.setAll(exactly);
            }
            if (!flat.has(CLASS)) {
                flat.put(CLASS, "");
            }
            for (String field : IN_ORDER) {
                JsonNode value = flat.remove(field);
                if (value != null) {
                    flat.set(field, value);
                }
            }
        }
    }
}
