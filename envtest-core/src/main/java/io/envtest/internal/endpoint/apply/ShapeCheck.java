package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.endpoint.patch.GoText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks whether an object has its kind's shape, and says in the server's words where it has not. */
final class ShapeCheck {

    /** More than this says nothing new; a hostile object may have as many errors as bytes. */
    private static final int MAX_ERRORS = 1_000;

    private final List<String> errors = new ArrayList<>();

    private final boolean duplicatesAllowed;

    private ShapeCheck(boolean duplicatesAllowed) {
        this.duplicatesAllowed = duplicatesAllowed;
    }

    /** What is wrong with a configuration; empty if nothing is. */
    static String problems(JsonNode config, Shape shape) {
        return run(config, shape, false);
    }

    /** What is wrong with an object that is stored, which may have several items with one key. */
    static String problemsOfLive(JsonNode live, Shape shape) {
        return run(live, shape, true);
    }

    private static String run(JsonNode value, Shape shape, boolean duplicatesAllowed) {
        ShapeCheck check = new ShapeCheck(duplicatesAllowed);
        check.check(value, shape, null);
        if (check.errors.size() < 2) {
            return check.errors.isEmpty() ? "" : check.errors.get(0);
        }
        return "errors:\n  " + String.join("\n  ", check.errors);
    }

    private void check(JsonNode value, Shape shape, @Nullable Path path) {
        if (value.isNull() || errors.size() >= MAX_ERRORS) {
            return;
        }
        switch (shape.form(value)) {
            case SCALAR -> checkScalar(value, shape.scalar(), path);
            case LIST -> checkList(value, shape.list(), path);
            case MAP -> checkMap(value, shape.map(), path);
        }
    }

    private void checkScalar(JsonNode value, Shape.Scalar scalar, @Nullable Path path) {
        switch (scalar) {
            case STRING -> {
                if (!value.isTextual()) {
                    error(path, "expected string, got &value.valueUnstructured{Value:" + GoText.syntax(value) + "}");
                }
            }
            case NUMERIC -> {
                if (!value.isNumber()) {
                    error(path, "expected numeric (int or float), got " + GoKinds.decoded(value));
                }
            }
            case BOOLEAN -> {
                if (!value.isBoolean()) {
                    error(path, "expected boolean, got " + pointer(value));
                }
            }
            case UNTYPED -> {
                if (value.isContainerNode()) {
                    error(path, "expected any scalar, got " + pointer(value));
                }
            }
        }
    }

    private static String pointer(JsonNode value) {
        return "&{" + GoText.plain(value) + "}";
    }

    private void checkList(JsonNode value, ListShape list, @Nullable Path path) {
        if (!value.isArray()) {
            error(path, "expected list, got " + pointer(value));
            return;
        }
        if (!list.atomic()) {
            checkKeyedItems(value, list, path);
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            check(value.get(i), list.items(), new Path(path, "[" + i + "]"));
        }
    }

    private void checkKeyedItems(JsonNode value, ListShape list, @Nullable Path path) {
        Set<PathElement> seen = new HashSet<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode item = value.get(i);
            PathElement element = ItemElements.of(list, item);
            if (element == null) {
                error(path, "element " + i + ": " + ItemElements.problem(list, item));
                return;
            }
            if (!seen.add(element) && !duplicatesAllowed) {
                error(path, "duplicate entries for key " + element);
            }
            check(item, list.items(), new Path(path, element));
        }
    }

    private void checkMap(JsonNode value, MapShape map, @Nullable Path path) {
        if (!value.isObject()) {
            error(path, "expected map, got " + pointer(value));
            return;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            Shape shape = map.value(member.getKey());
            if (shape == null) {
                error(new Path(path, "." + member.getKey()), "field not declared in schema");
                return;
            }
            check(member.getValue(), shape, new Path(path, map.element(member.getKey())));
        }
    }

    private void error(@Nullable Path path, String problem) {
        errors.add((path == null ? "" : path + ": ") + problem);
    }

    /** Where the check is; becomes text only for an error. */
    private record Path(@Nullable Path above, Object element) {

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            appendTo(text);
            return text.toString();
        }

        private void appendTo(StringBuilder text) {
            if (above != null) {
                above.appendTo(text);
            }
            text.append(element);
        }
    }
}
