package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON patch: a list of operations, carried out in order, all or none.
 *
 * <p>The server is laxer than the standard: negative indices count from the end, {@code replace} and {@code copy} take
 * a missing key of an object, {@code test} finds a missing key equal to null, and a missing value is null.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
public final class JsonPatch {

    /** More operations than this are refused with 413. */
    static final int MAX_OPERATIONS = 10_000;

    /** {@code copy} operations may add this many bytes in all. */
    static final long MAX_COPIED_BYTES = 3L * 1024 * 1024;

    private static final String DECODING = "error decoding patch: ";

    /**
     * The objects that an operation walked through. The real server patches JSON texts: what had to be opened comes out
     * with its members sorted, and messages show it.
     */
    private final Set<ObjectNode> opened = Collections.newSetFromMap(new IdentityHashMap<>());

    private JsonNode document;

    /** The document nests at most this deep. Operations could pile up more than any reader of it can follow. */
    private int depth;

    private long copiedBytes;

    private JsonPatch(JsonNode document) {
        this.document = document;
        this.depth = JsonExtent.depth(document, JsonExtent.MAX_DEPTH);
    }

    /**
     * Carries out a patch. Neither argument is changed.
     *
     * @param document the object
     * @param patch the parsed body
     * @return the patched object
     * @throws ApiException 400 if the body is no list of operations, 413 if it has too many of them, 422 if one of them
     *     cannot be carried out
     */
    public static JsonNode apply(JsonNode document, JsonNode patch) {
        JsonExtent.check(patch, DECODING);
        if (!patch.isArray() && !patch.isNull()) {
            throw PatchErrors.wrongType(DECODING, patch, "value of type []handlers.jsonPatchOp");
        }
        patch.forEach(JsonPatch::checkTypes);
        return applyLoosely(document, patch);
    }

    /**
     * The same where nobody asks whether the body is a proper one: an operation may have members of a wrong type that
     * it does not need, and fails at those that it needs.
     */
    public static JsonNode applyLoosely(JsonNode document, JsonNode patch) {
        if (patch.isNull()) {
            return document.deepCopy();
        }
        JsonExtent.check(patch, "");
        if (!patch.isArray()) {
            throw PatchErrors.wrongType("", patch, "value of type jsonpatch.Patch");
        }
        for (JsonNode operation : patch) {
            if (!operation.isObject() && !operation.isNull()) {
                throw PatchErrors.wrongType("", operation, "value of type jsonpatch.Operation");
            }
        }
        if (patch.size() > MAX_OPERATIONS) {
            throw PatchErrors.tooLarge(
                    "The allowed maximum operations in a JSON patch is " + MAX_OPERATIONS + ", got " + patch.size());
        }
        JsonPatch run = new JsonPatch(document.deepCopy());
        patch.forEach(run::carryOut);
        if (run.document instanceof ObjectNode root) {
            run.opened.add(root);
        }
        run.opened.forEach(MemberOrder::sort);
        return run.document;
    }

    private static void checkTypes(JsonNode operation) {
        if (operation.isNull()) {
            return;
        }
        if (!operation.isObject()) {
            throw PatchErrors.wrongType(DECODING, operation, "value of type handlers.jsonPatchOp");
        }
        operation.properties().forEach(member -> {
            boolean isText = !member.getKey().equals("value");
            if (isText
                    && known(member.getKey())
                    && !member.getValue().isTextual()
                    && !member.getValue().isNull()) {
                String place = "struct field jsonPatchOp." + member.getKey() + " of type string";
                throw PatchErrors.wrongType(DECODING, member.getValue(), place);
            }
        });
    }

    private static boolean known(String name) {
        return name.equals("op") || name.equals("path") || name.equals("from");
    }

    private void carryOut(JsonNode operation) {
        switch (text(operation, "op")) {
            case "add" -> {
                JsonNode value = value(operation);
                add(
                        text(operation, "path"),
                        target(operation, "path"),
                        value,
                        JsonExtent.depth(value, JsonExtent.MAX_DEPTH));
            }
            case "remove" -> remove(text(operation, "path"), target(operation, "path"));
            case "replace" -> {
                if (operation.path("path").isTextual()
                        && operation.path("path").textValue().isEmpty()) {
                    replaceAll(value(operation));
                } else {
                    replace(target(operation, "path"), value(operation));
                }
            }
            case "move" -> move(operation);
            case "copy" -> copy(operation);
            case "test" -> test(operation);
            default ->
                throw PatchErrors.unprocessable(
                        "Unexpected kind: " + (operation.path("op").isTextual() ? text(operation, "op") : "unknown"));
        }
    }

    private static String text(JsonNode operation, String name) {
        JsonNode text = operation.get(name);
        return text == null || !text.isTextual() ? "" : text.textValue();
    }

    private static JsonNode value(JsonNode operation) {
        JsonNode value = operation.get("value");
        return value == null ? NullNode.getInstance() : value.deepCopy();
    }

    private JsonPointer target(JsonNode operation, String name) {
        if (!operation.path(name).isTextual()) {
            throw PatchErrors.unprocessable(
                    text(operation, "op") + " operation failed to decode " + name + ": missing value");
        }
        String path = text(operation, name);
        JsonPointer pointer = JsonPointer.find(document, path, opened::add);
        if (pointer == null) {
            throw PatchErrors.unprocessable(missing(text(operation, "op"), name, path));
        }
        return pointer;
    }

    private static String missing(String operation, String name, String path) {
        String shown = switch (operation) {
            case "add", "remove" -> "path: " + GoText.quote(path);
            case "move", "copy" -> (name.equals("from") ? "from path: " : "destination path: ") + path;
            default -> "path: " + path;
        };
        return operation + " operation does not apply: doc is missing " + shown + ": missing value";
    }

    private void add(String path, JsonPointer at, JsonNode value, int valueDepth) {
        deepen(at.depth() + valueDepth);
        if (at.container() instanceof ObjectNode object) {
            object.set(at.key(), value);
            return;
        }
        ArrayNode array = (ArrayNode) at.container();
        int index = at.key().equals("-") ? array.size() : JsonPointer.index(at.key(), array.size() + 1);
        array.insert(within("error in add for path: '" + path + "': ", index, array.size() + 1), value);
    }

    private static void remove(String path, JsonPointer at) {
        if (at.container() instanceof ObjectNode object) {
            if (object.remove(at.key()) == null) {
                throw PatchErrors.unprocessable("error in remove for path: '" + path
                        + "': Unable to remove nonexistent key: " + at.key() + ": missing value");
            }
            return;
        }
        ArrayNode array = (ArrayNode) at.container();
        int index = JsonPointer.index(at.key(), array.size());
        array.remove(within("error in remove for path: '" + path + "': ", index, array.size()));
    }

    private void replace(JsonPointer at, JsonNode value) {
        deepen(at.depth() + JsonExtent.depth(value, JsonExtent.MAX_DEPTH));
        if (at.container() instanceof ObjectNode object) {
            object.set(at.key(), value);
            return;
        }
        ArrayNode array = (ArrayNode) at.container();
        array.set(within("", JsonPointer.index(at.key(), array.size()), array.size()), value);
    }

    private void replaceAll(JsonNode value) {
        if (!value.isContainerNode()) {
            throw PatchErrors.unprocessable();
        }
        document = value;
        depth = JsonExtent.depth(value, JsonExtent.MAX_DEPTH);
    }

    private void move(JsonNode operation) {
        JsonPointer from = target(operation, "from");
        JsonNode value = read(from);
        remove(text(operation, "from"), from);
        add(
                text(operation, "path"),
                target(operation, "path"),
                value == null ? NullNode.getInstance() : value,
                depth - from.depth());
    }

    private void copy(JsonNode operation) {
        JsonPointer from = target(operation, "from");
        JsonNode value = read(from);
        JsonPointer to = target(operation, "path");
        copiedBytes += value == null ? 4 : JsonExtent.bytes(value, MAX_COPIED_BYTES + 1);
        if (copiedBytes > MAX_COPIED_BYTES) {
            throw PatchErrors.unprocessable("Unable to copy: the accumulated size is too large");
        }
        if (value != null) {
            sortOpened(value); // the copy is one of the text as it is now
        }
        add(
                text(operation, "path"),
                to,
                value == null ? NullNode.getInstance() : value.deepCopy(),
                depth - from.depth());
    }

    private void sortOpened(JsonNode value) {
        if (value instanceof ObjectNode object && opened.contains(object)) {
            MemberOrder.sort(object);
        }
        value.forEach(this::sortOpened);
    }

    private void test(JsonNode operation) {
        JsonNode found = read(target(operation, "path"));
        JsonNode wanted = operation.get("value");
        boolean same = found == null || found.isNull()
                ? wanted == null || wanted.isNull()
                : wanted != null && isSpelledAlike(found, wanted);
        if (!same) {
            throw PatchErrors.failedTest(text(operation, "path"));
        }
        if (found != null) {
            openAll(found);
        }
    }

    /** Numbers are compared as they are written. */
    private static boolean isSpelledAlike(JsonNode found, JsonNode wanted) {
        return found.equals(wanted) && (!found.isNumber() || found.asText().equals(wanted.asText()));
    }

    /** A comparison opens all that it compares. */
    private void openAll(JsonNode compared) {
        if (compared instanceof ObjectNode object) {
            opened.add(object);
        }
        compared.forEach(this::openAll);
    }

    private static @Nullable JsonNode read(JsonPointer at) {
        if (at.container() instanceof ObjectNode object) {
            return object.get(at.key());
        }
        int size = at.container().size();
        return at.container().get(within("", JsonPointer.index(at.key(), size), size));
    }

    private void deepen(int depthThere) {
        depth = Math.max(depth, depthThere);
        if (depth > JsonExtent.MAX_DEPTH) {
            throw PatchErrors.unprocessable("the document would nest too deep");
        }
    }

    private static int within(String where, int index, int size) {
        if (index < 0 || index >= size) {
            throw PatchErrors.unprocessable(
                    where + "Unable to access invalid index: " + index + ": invalid index referenced");
        }
        return index;
    }
}
