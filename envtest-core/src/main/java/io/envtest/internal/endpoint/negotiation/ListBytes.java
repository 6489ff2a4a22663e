package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.ResourceDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists as JSON, pieced together from stored bytes. */
final class ListBytes {

    private static final Part COMMA = Part.of(new byte[] {','});
    private static final Part OPEN = Part.of(new byte[] {'{'});
    private static final Part NEXT = Part.of(new byte[] {',', '{'});
    private static final Part END = Part.of(new byte[] {']', '}'});
    private static final Part END_OF_ITEMS = Part.of(new byte[] {']'});

    private ListBytes() {}

    /** A list with what is to follow it. */
    static List<Part> parts(Answer.Listed answer, byte[] end) {
        ResourceDefinition definition = answer.definition();
        ObjectPage page = answer.page();
        List<Part> parts = new ArrayList<>(page.items().size() * 4 + 3);
        if (definition.builtIn()) {
            builtIn(parts, answer);
        } else {
            custom(parts, definition, page);
        }
        parts.add(Part.of(end));
        return parts;
    }

    private static void builtIn(List<Part> parts, Answer.Listed answer) {
        ResourceDefinition definition = answer.definition();
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("kind", definition.listKind())
                .put("apiVersion", definition.kind().apiVersion());
        head.set("metadata", metadata(answer));
        parts.add(Part.of(opened(head, ",\"items\":[")));
        byte[] prefix = typePrefix(definition);
        boolean first = true;
        for (StoredObject object : answer.page().items()) {
            addWithoutType(parts, object, prefix, first);
            first = false;
        }
        parts.add(END);
    }

    /** Items of built-in lists do not repeat their kind and apiVersion, which always stand first in what is stored. */
    private static void addWithoutType(List<Part> parts, StoredObject object, byte[] prefix, boolean first) {
        int start = parts.size();
        parts.add(first ? OPEN : NEXT);
        add(parts, object);
        Part head = parts.get(start + 1);
        if (begins(head, prefix)) {
            int from = head.from() + prefix.length;
            parts.set(start + 1, new Part(head.bytes(), from, head.length() - prefix.length));
        } else {
            parts.subList(start, parts.size()).clear();
            if (!first) {
                parts.add(COMMA);
            }
            ObjectNode tree = object.tree();
            tree.remove("kind");
            tree.remove("apiVersion");
            parts.add(Part.of(GoJsonWriter.write(tree)));
        }
    }

    private static void add(List<Part> parts, StoredObject object) {
        object.pieces((bytes, from, length) -> parts.add(new Part(bytes, from, length)));
    }

    private static boolean begins(Part part, byte[] prefix) {
        int end = part.from() + prefix.length;
        return part.length() > prefix.length && Arrays.equals(part.bytes(), part.from(), end, prefix, 0, prefix.length);
    }

    private static byte[] typePrefix(ResourceDefinition definition) {
        return ("{\"kind\":\"" + definition.kind().kind() + "\",\"apiVersion\":\""
                        + definition.kind().apiVersion() + "\",")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Lists of custom resources have their members in alphabetical order. */
    private static void custom(List<Part> parts, ResourceDefinition definition, ObjectPage page) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("apiVersion", definition.kind().apiVersion());
        parts.add(Part.of(opened(head, ",\"items\":[")));
        boolean first = true;
        for (StoredObject object : page.items()) {
            if (!first) {
                parts.add(COMMA);
            }
            first = false;
            add(parts, object);
        }
        ObjectNode tail = JsonNodeFactory.instance.objectNode();
        tail.put("kind", definition.listKind()).set("metadata", customMetadata(page));
        byte[] end = GoJsonWriter.write(tail);
        end[0] = ',';
        parts.add(END_OF_ITEMS);
        parts.add(Part.of(end));
    }

    private static byte[] opened(ObjectNode head, String end) {
        byte[] closed = GoJsonWriter.write(head);
        byte[] more = end.getBytes(StandardCharsets.US_ASCII);
        byte[] open = Arrays.copyOf(closed, closed.length - 1 + more.length);
        System.arraycopy(more, 0, open, closed.length - 1, more.length);
        return open;
    }

    /** The metadata of a list; those of built-in kinds tell which part of the collection they are. */
    static ObjectNode metadata(Answer.Listed answer) {
        if (!answer.definition().builtIn()) {
            return customMetadata(answer.page());
        }
        ObjectNode metadata = metadata(answer.page());
        if (!answer.shard().isEmpty()) {
            metadata.putObject("shardInfo").put("selector", answer.shard());
        }
        return metadata;
    }

    /** Lists of custom resources say even that nothing continues. */
    private static ObjectNode customMetadata(ObjectPage page) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("continue", page.continueToken());
        Long remaining = page.remaining();
        if (remaining != null) {
            metadata.put("remainingItemCount", remaining);
        }
        return metadata.put("resourceVersion", Long.toString(page.revision()));
    }

    /** The metadata of a list of typed objects. */
    static ObjectNode metadata(ObjectPage page) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        if (page.revision() > 0) { // what is not stored has none
            metadata.put("resourceVersion", Long.toString(page.revision()));
        }
        if (!page.continueToken().isEmpty()) {
            metadata.put("continue", page.continueToken());
        }
        Long remaining = page.remaining();
        if (remaining != null) {
            metadata.put("remainingItemCount", remaining);
        }
        return metadata;
    }
}
