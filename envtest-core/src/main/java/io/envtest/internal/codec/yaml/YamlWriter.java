package io.envtest.internal.codec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.OpaqueObject;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Prints a tree as YAML: members sorted, blocks for texts of several lines, quotes where a text could be misread. */
public final class YamlWriter {
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final PrintedLines out = new PrintedLines();
    private final ScalarWriter scalars = new ScalarWriter(out);

    private YamlWriter() {}

    /**
     * The tree as one document in UTF-8, ending with a line break.
     *
     * @throws UnprintableException when a part that is kept as JSON is no YAML
     */
    public static byte[] write(JsonNode tree) {
        YamlWriter writer = new YamlWriter();
        writer.node(tree, 0);
        return writer.out.text().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a value where the line stands, and what follows of it indented by so much. */
    private void node(JsonNode node, int indent) {
        if (!node.isContainerNode()) {
            scalars.value(node, indent + PrintedLines.STEP);
            out.endLine();
        } else if (node.isEmpty()) {
            out.add(node.isArray() ? "[]" : "{}");
            out.endLine();
        } else if (node.isArray()) {
            sequence(node, indent);
        } else if (node instanceof OpaqueObject opaque) {
            node(read(opaque), indent);
        } else {
            mapping(node, indent);
        }
    }

    /** JSON is read as the YAML that it mostly is. */
    private static JsonNode read(OpaqueObject opaque) {
        try {
            return YamlReader.read(opaque.compact()).value();
        } catch (MalformedYamlException e) {
            throw new UnprintableException(e);
        }
    }

    private void sequence(JsonNode array, int indent) {
        for (Iterator<JsonNode> elements = array.elements(); elements.hasNext(); ) {
            out.indent(indent);
            out.add("- ");
            node(elements.next(), indent + PrintedLines.STEP);
        }
    }

    private void mapping(JsonNode object, int indent) {
        Map<String, JsonNode> members = new TreeMap<>(NaturalOrder.INSTANCE);
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        members.forEach((key, value) -> member(key, value, indent));
    }

    private void member(String key, JsonNode value, int indent) {
        out.indent(indent);
        if (key.codePointCount(0, key.length()) > LONGEST_SIMPLE_KEY || key.indexOf('\n') >= 0) {
            out.add("? ");
            scalars.text(key, indent + PrintedLines.STEP);
            out.endLine();
            out.indent(indent);
        } else {
            scalars.simpleKey(key);
        }
        out.add(":");
        boolean block = value.isContainerNode() && !value.isEmpty();
        if (block) {
            out.endLine();
            node(value, value.isArray() ? indent : indent + PrintedLines.STEP);
        } else {
            out.add(" ");
            node(value, indent);
        }
    }
}
