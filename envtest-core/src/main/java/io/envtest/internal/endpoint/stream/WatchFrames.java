package io.envtest.internal.endpoint.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.answer.Shape;
import io.envtest.internal.endpoint.negotiation.BodyFormat;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.PartialMetadata;
import io.envtest.internal.endpoint.negotiation.StatusTree;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.ResourceDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the frames of a watch. One for each watch; called by one thread at a time. */
public final class WatchFrames {

    private static final byte[] END = "}\n".getBytes(StandardCharsets.US_ASCII);
    private static final Map<WatchEvent, byte[]> BEGIN = Map.of(
            WatchEvent.ADDED, begin("ADDED"),
            WatchEvent.MODIFIED, begin("MODIFIED"),
            WatchEvent.DELETED, begin("DELETED"));
    private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";

    private record FrameKey(WatchEvent type, Form form, String resource) {}

    private final ResourceDefinition definition;
    private final BodyFormats formats;
    private final BodyFormat format;
    private final Form form;
    private final Map<WatchEvent, FrameKey> keys = new EnumMap<>(WatchEvent.class);
    private boolean headings = true;

    /** Frames of a resource's objects in a form. */
    public WatchFrames(ResourceDefinition definition, BodyFormats formats, Form form) {
        this.definition = definition;
        this.formats = formats;
        this.format = formats.of(form.mediaType());
        this.form = form;
    }

    private static byte[] begin(String type) {
        return ("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.US_ASCII);
    }

    /** The content type of the stream. */
    public String contentType() {
        return form.mediaType() == MediaType.JSON
                ? MediaType.JSON.text()
                : form.mediaType().text() + ";stream=watch";
    }

    /** An event, in pieces; made once for all who watch in the same form. */
    public List<byte[]> event(WatchEvent type, StoredObject object) {
        if (form.asStored()) {
            byte[] frame = object.derived(key(type), o -> enclosed(type, o.json()));
            return List.of(frame);
        }
        if (form.shape() == Shape.PARTIAL_LIST) {
            return List.of(); // an event holds no list: the real server then sends nothing
        }
        boolean first = headings && form.shape() == Shape.TABLE;
        headings = false;
        if (first) {
            return List.of(format.event(type.name(), shaped(object, true)));
        }
        byte[] frame = object.derived(key(type), o -> format.event(type.name(), shaped(o, false)));
        return List.of(frame);
    }

    private FrameKey key(WatchEvent type) {
        return keys.computeIfAbsent(
                type, t -> new FrameKey(t, form, definition.resource().apiVersion()));
    }

    /** Stored bytes as they are, in one piece: many small writes to many sockets cost more than the copy. */
    private static byte[] enclosed(WatchEvent type, byte[] json) {
        byte[] begin = BEGIN.getOrDefault(type, END);
        byte[] frame = Arrays.copyOf(begin, begin.length + json.length + END.length);
        System.arraycopy(json, 0, frame, begin.length, json.length);
        System.arraycopy(END, 0, frame, begin.length + json.length, END.length);
        return frame;
    }

    private ObjectNode shaped(StoredObject object, boolean withHeadings) {
        return switch (form.shape()) {
            case WHOLE -> object.tree();
            case PARTIAL_OBJECT, PARTIAL_LIST -> PartialMetadata.of(definition, object.sharedTree(), form);
            case TABLE ->
                formats.tables().table(definition, List.of(object), PartialMetadata.listOf(object), withHeadings, form);
        };
    }

    /** A bookmark. */
    public List<byte[]> bookmark(long revision, boolean initialEventsEnd) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", definition.kind().apiVersion())
                .put("kind", definition.kind().kind());
        ObjectNode metadata = object.putObject("metadata");
        if (initialEventsEnd) {
            metadata.putObject("annotations").put(INITIAL_EVENTS_END, "true");
        }
        metadata.put("resourceVersion", Long.toString(revision));
        return List.of(format.event("BOOKMARK", bookmark(object)));
    }

    private ObjectNode bookmark(ObjectNode object) {
        return switch (form.shape()) {
            case WHOLE -> {
                if (definition.builtIn()) {
                    definition.schema().normalise(object);
                    definition.declaration().blank(object);
                }
                yield object;
            }
            case PARTIAL_OBJECT, PARTIAL_LIST -> PartialMetadata.of(object.path("metadata"), form);
            case TABLE -> formats.tables().bookmark(definition, object, form);
        };
    }

    /** The refusal that ends a watch. */
    public List<byte[]> error(Status status) {
        return List.of(format.event("ERROR", StatusTree.failure(status)));
    }
}
