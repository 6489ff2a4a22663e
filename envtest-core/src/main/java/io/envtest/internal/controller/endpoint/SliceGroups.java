package io.envtest.internal.controller.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The endpoints that slices should hold, grouped by what all endpoints of a slice share. */
final class SliceGroups {

    /** What the endpoints of a slice share. */
    record Shared(String addressType, ArrayNode ports) {}

    private final Map<Shared, List<ObjectNode>> groups = new LinkedHashMap<>();

    void add(Shared shared, ObjectNode endpoint) {
        groups.computeIfAbsent(shared, key -> new ArrayList<>()).add(endpoint);
    }

    /** Makes sure that there is a group, though it may stay empty. */
    void addEmpty(Shared shared) {
        groups.computeIfAbsent(shared, key -> new ArrayList<>());
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    Map<Shared, List<ObjectNode>> byShared() {
        return groups;
    }

    /** Whether an address is one of IPv6. */
    static String addressType(String address) {
        return address.indexOf(':') >= 0 ? "IPv6" : "IPv4";
    }
}
