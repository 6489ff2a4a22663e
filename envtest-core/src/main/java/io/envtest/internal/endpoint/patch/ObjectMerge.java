package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges one object of a strategic merge patch into the object it meets. The patch is changed; of the object a copy is,
 * and of what it holds only what the patch names, so that the result shares all else with it.
 */
final class ObjectMerge {

    private final ObjectNode live;

    private final ObjectNode patch;

    private final Type type;

    private ObjectMerge(ObjectNode live, ObjectNode patch, Type type) {
        this.live = live.objectNode();
        this.live.setAll(live);
        this.patch = patch;
        this.type = type;
    }

    /** The merged object: the live one, or what a {@code $patch} directive says. */
    static ObjectNode merge(ObjectNode live, ObjectNode patch, Type type) {
        JsonNode directive = patch.get(Directives.PATCH);
        if (directive == null) {
            return new ObjectMerge(live, patch, type).run();
        }
        switch (directive.asText()) {
            case "replace" -> patch.remove(Directives.PATCH);
            case "delete" -> {
                return patch.objectNode();
            }
            default -> throw StrategicMergePatch.unknownDirective(directive, patch);
        }
        return patch;
    }

    private ObjectNode run() {
        Directives.retainKeys(live, patch);
        orderLists();
        for (Map.Entry<String, JsonNode> change : List.copyOf(patch.properties())) {
            boolean deletes = Directives.isDeleteFromList(change.getKey());
            String field = deletes
                    ? Directives.field(change.getKey(), Directives.DELETE_FROM_LIST, "primitive list")
                    : change.getKey();
            JsonNode value = change.getValue();
            if (value.isNull()) {
                live.remove(field);
            } else {
                change(field, value, deletes);
            }
        }
        return live;
    }

    private void change(String field, JsonNode value, boolean deletes) {
        JsonNode current = live.get(field);
        if (current == null || current.getNodeType() != value.getNodeType()) {
            if (!deletes) {
                take(field, value);
            }
        } else if (value instanceof ObjectNode object) {
            live.set(field, mergeObject(field, (ObjectNode) current, object));
        } else if (value instanceof ArrayNode array) {
            live.set(field, mergeList(field, (ArrayNode) current, array, deletes));
        } else {
            live.set(field, value);
        }
    }

    private void take(String field, JsonNode value) {
        Directives.dropNulls(value);
        JsonNode kept = Directives.withoutPatchDirectives(value);
        if (kept != null) {
            live.set(field, kept);
        }
    }

    private ObjectNode mergeObject(String name, ObjectNode current, ObjectNode value) {
        Member member = member(name);
        return member.strategies.contains("replace") ? value : merge(current, value, member.type);
    }

    private ArrayNode mergeList(String name, ArrayNode current, ArrayNode value, boolean deletes) {
        Member member = member(name);
        if (!deletes && !member.strategies.contains("merge")) {
            return value;
        }
        Type items = member.type.kind() == Type.Kind.LIST ? member.type.items() : member.type;
        List<JsonNode> merged = new ListMerge(items, member.mergeKey).merge(current, value, deletes);
        return live.arrayNode(merged.size()).addAll(merged);
    }

    /** How a member is merged. */
    private record Member(Type type, List<String> strategies, String mergeKey) {}

    private Member member(String name) {
        if (type.kind() == Type.Kind.MAP) {
            return new Member(type.items(), List.of(), "");
        }
        Field field = type.field(name);
        if (field == null) {
            throw PatchErrors.internal("unable to find api field in struct " + type.goName() + " for the json field "
                    + GoText.quote(name));
        }
        return new Member(field.type(), field.patchStrategy(), field.patchMergeKey());
    }

    /** Carries out {@code $setElementOrder} together with the changes of the list it is about. */
    private void orderLists() {
        for (Map.Entry<String, JsonNode> member : List.copyOf(patch.properties())) {
            if (Directives.isElementOrder(member.getKey())) {
                patch.remove(member.getKey());
                ArrayNode order = array(member.getValue());
                String field = Directives.field(member.getKey(), Directives.ELEMENT_ORDER, "setElementOrder list");
                orderList(field, order);
            }
        }
    }

    private void orderList(String field, ArrayNode order) {
        ArrayNode current = live.has(field) ? array(live.get(field)) : null;
        ArrayNode change = patch.has(field) ? array(patch.get(field)) : null;
        if (type.kind() == Type.Kind.MAP) {
            throw PatchErrors.internal("merging an object in json but data type is not struct, instead is: map");
        }
        Member member = member(field);
        if (member.type.kind() != Type.Kind.LIST) {
            throw PatchErrors.internal("expected slice or array type, but got: struct");
        }
        if (change != null) {
            checkOrder(change, order, member.mergeKey);
            patch.remove(field);
        }
        List<JsonNode> before = ListMerge.slots(orEmpty(current), orEmpty(change), member.mergeKey);
        ArrayNode merged = merged(field, current, change);
        if (merged != null) {
            ListMerge.elementType(orEmpty(current), orEmpty(change));
            List<JsonNode> arranged =
                    ListOrder.arrange(ListMerge.list(merged), ListMerge.list(order), before, member.mergeKey);
            live.set(field, live.arrayNode(arranged.size()).addAll(arranged));
        }
    }

    private @Nullable ArrayNode merged(String field, @Nullable ArrayNode current, @Nullable ArrayNode change) {
        if (current == null) {
            return change == null ? null : (ArrayNode) Directives.withoutPatchDirectives(change);
        }
        return change == null ? current : mergeList(field, current, change, false);
    }

    private ArrayNode orEmpty(@Nullable ArrayNode list) {
        return list == null ? live.arrayNode() : list;
    }

    /** The items of the patch must stand in the order it asks for. Directives among them may stand anywhere in front. */
    private static void checkOrder(ArrayNode change, ArrayNode order, String mergeKey) {
        List<JsonNode> named = ListMerge.withoutDeletes(change, mergeKey);
        int next = 0;
        for (int i = 0; i < order.size() && next < named.size(); ) {
            if (named.get(next).has(Directives.PATCH)) {
                next++;
            } else {
                next += fits(named.get(next), order.get(i), mergeKey, i) ? 1 : 0;
                i++;
            }
        }
        if (next < named.size() && !order.isEmpty()) {
            throw PatchErrors.internal("The order in patch list:\n" + GoText.plain(change) + "\n doesn't match "
                    + Directives.ELEMENT_ORDER + " list:\n" + GoText.plain(order) + "\n");
        }
    }

    private static boolean fits(JsonNode item, JsonNode wanted, String mergeKey, int index) {
        if (!mergeKey.isEmpty() && !wanted.isObject()) {
            throw ListMerge.notAnObject(wanted);
        }
        return mergeKey.isEmpty()
                ? item.equals(wanted)
                : ListOrder.key(item, mergeKey, index).equals(ListOrder.key(wanted, mergeKey, index));
    }

    private static ArrayNode array(JsonNode value) {
        if (value instanceof ArrayNode array) {
            return array;
        }
        throw PatchErrors.internal("expected a []interface {}, but received a " + GoText.typeUnderText(value));
    }
}
