package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares two states of an object in one walk. Parts that are the same node in both are skipped. The order of items in
 * lists that are maps or sets does not count.
 */
final class Comparer {

    private Comparer() {}

    static Comparison compare(JsonNode before, JsonNode after, Shape shape) {
        Place root = new Place(null, null);
        if (before != after) {
            compareInside(before, after, shape, root);
        }
        return new Comparison(root.added(), root.modified(), root.removed(), root.keyed);
    }

    /** Where the comparison is; the nodes of the three sets are made when there is something to put into them. */
    private static final class Place {

        private final @Nullable Place above;

        private final @Nullable PathElement element;

        private @Nullable FieldSet added;

        private @Nullable FieldSet modified;

        private @Nullable FieldSet removed;

        private boolean keyed = true;

        Place(@Nullable Place above, @Nullable PathElement element) {
            this.above = above;
            this.element = element;
        }

        /** Notes, for the whole comparison, that an item has no key. */
        void lacksKey() {
            keyed = false;
            if (above != null) {
                above.lacksKey();
            }
        }

        FieldSet added() {
            if (added == null) {
                added = above == null || element == null
                        ? new FieldSet()
                        : above.added().below(element);
            }
            return added;
        }

        FieldSet modified() {
            if (modified == null) {
                modified = above == null || element == null
                        ? new FieldSet()
                        : above.modified().below(element);
            }
            return modified;
        }

        FieldSet removed() {
            if (removed == null) {
                removed = above == null || element == null
                        ? new FieldSet()
                        : above.removed().below(element);
            }
            return removed;
        }
    }

    /** Compares a member of an object or an item of a list; at least one side is there. */
    private static void compareAt(
            PathElement element, @Nullable JsonNode before, @Nullable JsonNode after, Shape shape, Place above) {
        if (before == after) {
            return;
        }
        if (before != null && after != null) {
            compareBoth(element, before, after, shape, above);
        } else if (before != null) {
            above.removed().add(element);
            Shape.Form form = shape.form(before);
            if (!isLeaf(before, null, form, shape)) {
                inside(before, null, form, shape, new Place(above, element));
            }
        } else if (after != null) {
            above.added().add(element);
            Shape.Form form = shape.form(after);
            if (!isLeaf(null, after, form, shape)) {
                inside(null, after, form, shape, new Place(above, element));
            }
        }
    }

    private static void compareBoth(PathElement element, JsonNode before, JsonNode after, Shape shape, Place above) {
        Shape.Form form = shape.form(after);
        Shape.Form formBefore = shape.form(before);
        if (formBefore != form) {
            compareAs(formBefore, element, before, after, shape, above);
        }
        compareAs(form, element, before, after, shape, above);
    }

    private static void compareAs(
            Shape.Form form, PathElement element, JsonNode before, JsonNode after, Shape shape, Place above) {
        if (!isLeaf(before, after, form, shape)) {
            inside(before, after, form, shape, new Place(above, element));
        } else if (!Values.same(before, after)) {
            above.modified().add(element);
        }
    }

    private static boolean isLeaf(@Nullable JsonNode before, @Nullable JsonNode after, Shape.Form form, Shape shape) {
        return switch (form) {
            case SCALAR -> true;
            case LIST -> shape.list().atomic() || emptyArray(before) && emptyArray(after);
            case MAP -> shape.map().atomic() || emptyObject(before) && emptyObject(after);
        };
    }

    private static boolean emptyArray(@Nullable JsonNode value) {
        return value == null || !value.isArray() || value.isEmpty();
    }

    private static boolean emptyObject(@Nullable JsonNode value) {
        return value == null || !value.isObject() || value.isEmpty();
    }

    private static void compareInside(JsonNode before, JsonNode after, Shape shape, Place place) {
        inside(before, after, shape.form(after), shape, place);
    }

    private static void inside(
            @Nullable JsonNode before, @Nullable JsonNode after, Shape.Form form, Shape shape, Place place) {
        if (form == Shape.Form.MAP) {
            compareMembers(before, after, shape.map(), place);
        } else if (form == Shape.Form.LIST) {
            compareItems(before, after, shape.list(), place);
        }
    }

    private static void compareMembers(@Nullable JsonNode before, @Nullable JsonNode after, MapShape map, Place place) {
        if (before != null && before.isObject()) {
            for (Map.Entry<String, JsonNode> member : before.properties()) {
                JsonNode other = after == null ? null : after.get(member.getKey());
                compareMember(member.getKey(), member.getValue(), other, map, place);
            }
        }
        if (after != null && after.isObject()) {
            for (Map.Entry<String, JsonNode> member : after.properties()) {
                if (before == null || before.get(member.getKey()) == null) {
                    compareMember(member.getKey(), null, member.getValue(), map, place);
                }
            }
        }
    }

    private static void compareMember(
            String name, @Nullable JsonNode before, @Nullable JsonNode after, MapShape map, Place place) {
        if (before == after || before != null && after != null && before.isValueNode() && before.equals(after)) {
            return;
        }
        MapShape.Member member = map.declared(name);
        Shape shape = member == null ? map.value(name) : member.shape();
        if (shape != null) {
            compareAt(member == null ? PathElement.field(name) : member.element(), before, after, shape, place);
        }
    }

    /** The items of one key on both sides. */
    private static final class Pair {

        private final List<JsonNode> before = new ArrayList<>(1);

        private final List<JsonNode> after = new ArrayList<>(1);
    }

    private static void compareItems(@Nullable JsonNode before, @Nullable JsonNode after, ListShape list, Place place) {
        if (before != null && after != null && Values.same(before, after) && ItemElements.allHave(list, after)) {
            return;
        }
        Map<PathElement, Pair> pairs = new LinkedHashMap<>();
        if (before != null && before.isArray()) {
            for (JsonNode item : before) {
                pair(pairs, list, item, true, place);
            }
        }
        if (after != null && after.isArray()) {
            for (JsonNode item : after) {
                pair(pairs, list, item, false, place);
            }
        }
        for (Map.Entry<PathElement, Pair> pair : pairs.entrySet()) {
            comparePair(pair.getKey(), pair.getValue(), list, place);
        }
    }

    private static void pair(Map<PathElement, Pair> pairs, ListShape list, JsonNode item, boolean before, Place place) {
        PathElement element = ItemElements.of(list, item);
        if (element != null) {
            Pair pair = pairs.computeIfAbsent(element, key -> new Pair());
            (before ? pair.before : pair.after).add(item);
        } else if (!before) {
            place.lacksKey();
        }
    }

    /** Several items with one key count as one leaf. */
    private static void comparePair(PathElement element, Pair pair, ListShape list, Place place) {
        JsonNode before = pair.before.isEmpty() ? null : pair.before.get(0);
        JsonNode after = pair.after.isEmpty() ? null : pair.after.get(0);
        boolean manyBefore = pair.before.size() > 1;
        boolean manyAfter = pair.after.size() > 1;
        if (!manyBefore && !manyAfter) {
            compareAt(element, before, after, list.items(), place);
        } else if (manyBefore && manyAfter) {
            if (!sameItems(pair.before, pair.after)) {
                place.modified().add(element);
            }
        } else if (manyBefore) {
            place.removed().add(element);
            if (after != null) {
                compareAt(element, null, after, list.items(), place);
            }
        } else {
            place.added().add(element);
            if (before != null) {
                compareAt(element, before, null, list.items(), place);
            }
        }
    }

    private static boolean sameItems(List<JsonNode> before, List<JsonNode> after) {
        boolean same = before.size() == after.size();
        for (int i = 0; same && i < before.size(); i++) {
            same = Values.same(before.get(i), after.get(i));
        }
        return same;
    }
}
