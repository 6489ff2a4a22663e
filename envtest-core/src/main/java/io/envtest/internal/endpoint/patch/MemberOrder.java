package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The order of an object's members where Go writes a map. */
final class MemberOrder {

    private MemberOrder() {}

    /** Sorts the members of one object, not those of objects in it. */
    static void sort(ObjectNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        object.removeAll();
        object.setAll(members);
    }
}
