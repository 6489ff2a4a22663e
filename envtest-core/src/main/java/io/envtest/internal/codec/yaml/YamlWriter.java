package io.envtest.internal.codec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.NonPrintableStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/** Prints a tree as YAML: members sorted, blocks for texts of several lines, quotes where a text could be misread. */
public final class YamlWriter {
    private static final ImplicitTuple UNTAGGED = new ImplicitTuple(true, true);

    private final Emitter emitter;

    private YamlWriter(Emitter emitter) {
        this.emitter = emitter;
    }

    /** The tree as one document in UTF-8, ending with a line break. */
    public static byte[] write(JsonNode tree) {
        StringWriter text = new StringWriter();
        try {
            new YamlWriter(new Emitter(text, options())).document(tree);
        } catch (IOException e) {
            throw new UncheckedIOException("writing YAML to memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static DumperOptions options() {
        DumperOptions options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setNonPrintableStyle(NonPrintableStyle.ESCAPE);
        return options;
    }

    private void document(JsonNode tree) throws IOException {
        emitter.emit(new StreamStartEvent(null, null));
        emitter.emit(new DocumentStartEvent(null, null, false, null, Map.of()));
        value(tree);
        emitter.emit(new DocumentEndEvent(null, null, false));
        emitter.emit(new StreamEndEvent(null, null));
    }

    private void value(JsonNode node) throws IOException {
        if (node.isObject()) {
            mapping(node);
        } else if (node.isArray()) {
            emitter.emit(new SequenceStartEvent(null, null, true, null, null, style(node)));
            for (JsonNode element : node) {
                value(element);
            }
            emitter.emit(new SequenceEndEvent(null, null));
        } else if (node.isTextual()) {
            text(node.textValue());
        } else {
            scalar(
                    node.isFloatingPointNumber() ? GoFloat.shortest(node.doubleValue()) : node.asText(),
                    ScalarStyle.PLAIN);
        }
    }

    private void mapping(JsonNode node) throws IOException {
        Map<String, JsonNode> members = new TreeMap<>(NaturalOrder.INSTANCE);
        node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        emitter.emit(new MappingStartEvent(null, null, true, null, null, style(node)));
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            text(member.getKey());
            value(member.getValue());
        }
        emitter.emit(new MappingEndEvent(null, null));
    }

    private static FlowStyle style(JsonNode container) {
        return container.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private void text(String text) throws IOException {
        if (text.indexOf('\n') >= 0) {
            scalar(text, ScalarStyle.LITERAL);
        } else {
            scalar(text, PlainText.isText(text) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
        }
    }

    private void scalar(String text, ScalarStyle style) throws IOException {
        emitter.emit(new ScalarEvent(null, null, UNTAGGED, text, null, null, style));
    }
}
