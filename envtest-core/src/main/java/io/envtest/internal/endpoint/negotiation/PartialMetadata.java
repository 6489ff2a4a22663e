package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.meta.Annotations;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.List;

/** Objects reduced to their metadata. */
public final class PartialMetadata {

    private PartialMetadata() {}

    /** The metadata of an object of a kind. */
    public static ObjectNode of(ResourceDefinition definition, ObjectNode object, Form form) {
        ObjectNode partial = of(object.path("metadata"), form);
        List<String> hidden = definition.declaration().fieldAnnotations();
        if (!hidden.isEmpty()) {
            Annotations.drop(PartialObjectMetadata.of(partial).metadata(), hidden);
        }
        return partial;
    }

    /** An object that has this metadata. */
    public static ObjectNode of(JsonNode metadata, Form form) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode();
        partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/" + form.version());
        partial.set("metadata", metadata.deepCopy());
        return partial;
    }

    static ObjectNode list(ResourceDefinition definition, ObjectPage page, Form form) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "PartialObjectMetadataList").put("apiVersion", "meta.k8s.io/" + form.version());
        list.set("metadata", ListBytes.metadata(page));
        if (page.items().isEmpty()) {
            list.putNull("items");
            return list;
        }
        ArrayNode items = list.putArray("items");
        page.items().forEach(object -> items.add(of(definition, object.sharedTree(), form)));
        return list;
    }

    /** What the table of a single object has for list metadata. */
    public static ObjectNode listOf(StoredObject object) {
        JsonNode metadata = object.sharedTree().path("metadata");
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        String version = metadata.path("resourceVersion").asText();
        if (object.revision() > 0 || !version.isEmpty()) {
            list.put("resourceVersion", version);
        }
        return list;
    }
}
