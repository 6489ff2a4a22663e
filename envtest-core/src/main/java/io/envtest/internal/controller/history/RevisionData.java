package io.envtest.internal.controller.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.apps.v1.ControllerRevision;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.PodTemplateSpec;
import java.util.Set;
import java.util.TreeSet;

/** A pod template as a revision keeps it: a patch that replaces {@code spec.template}. */
public final class RevisionData {

    private static final String DIRECTIVE = "$patch";

    private RevisionData() {}

    /** The data of a template's revision, its keys in order: clients compare it byte by byte. */
    public static ObjectNode of(PodTemplateSpec template) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        PodTemplateSpec kept = StatefulSet.of(data).spec().template();
        kept.replaceWith(template);
        kept.node().put(DIRECTIVE, "replace");
        return (ObjectNode) inOrder(data);
    }

    private static JsonNode inOrder(JsonNode node) {
        if (node.isArray()) {
            ArrayNode ordered = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> ordered.add(inOrder(element)));
            return ordered;
        } else if (!node.isObject()) {
            return node;
        }
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> ordered.set(name, inOrder(node.path(name))));
        return ordered;
    }

    /** The template that a revision keeps. */
    public static PodTemplateSpec template(ControllerRevision revision) {
        JsonNode data = revision.data();
        ObjectNode copy = data instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        PodTemplateSpec template = StatefulSet.of(copy).spec().template();
        template.node().remove(DIRECTIVE);
        return template;
    }
}
