package io.envtest.internal.codec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Makes one tree of the events of one document. */
final class TreeBuilder {
    private static final int DEEPEST = 10_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Parser parser;
    private final int[] document;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final List<String> duplicates = new ArrayList<>();
    private final AliasBudget budget = new AliasBudget();
    private int depth;

    /** What an anchor names; without a value while that is being read. */
    private record Anchored(@Nullable JsonNode value, long nodes) {}

    TreeBuilder(Parser parser, int[] document) {
        this.parser = parser;
        this.document = document;
    }

    /** Keys that were set twice, in order. */
    List<String> duplicates() {
        return duplicates;
    }

    /** Reads one value. */
    JsonNode value() throws MalformedYamlException {
        Event event = parser.getEvent();
        if (event instanceof AliasEvent alias) {
            return copy(alias.getAnchor());
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchored(null, 0));
        }
        long before = budget.decoded();
        budget.decode();
        JsonNode value = content(event);
        if (anchor != null) {
            anchors.put(anchor, new Anchored(value, budget.decoded() - before));
        }
        return value;
    }

    private JsonNode content(Event event) throws MalformedYamlException {
        if (event instanceof ScalarEvent scalar) {
            Escapes.check(scalar, document);
            return Scalars.value(scalar);
        }
        if (++depth > DEEPEST) {
            throw new MalformedYamlException("yaml: exceeded max depth of " + DEEPEST);
        }
        JsonNode value = event.is(Event.ID.SequenceStart) ? sequence() : mapping();
        depth--;
        return value;
    }

    private JsonNode sequence() throws MalformedYamlException {
        ArrayNode array = JSON.arrayNode();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            array.add(value());
        }
        parser.getEvent();
        return array;
    }

    private JsonNode mapping() throws MalformedYamlException {
        Map<String, JsonNode> members = new TreeMap<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            if (parser.peekEvent() instanceof ScalarEvent key && Scalars.isMerge(key)) {
                parser.getEvent();
                merge(members);
            } else {
                member(members);
            }
        }
        parser.getEvent();
        ObjectNode object = JSON.objectNode();
        members.forEach(object::set);
        return object;
    }

    private void member(Map<String, JsonNode> members) throws MalformedYamlException {
        JsonNode key = value();
        int line = parser.peekEvent().getStartMark().getLine() + 1;
        JsonNode value = value();
        if (members.put(Scalars.key(key, value), value) != null) {
            duplicates.add("line " + line + ": key " + GoSyntax.of(key) + " already set in map");
        }
    }

    private void merge(Map<String, JsonNode> members) throws MalformedYamlException {
        JsonNode merged = value();
        if (merged instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                mergeOne(members, list.get(i));
            }
        } else {
            mergeOne(members, merged);
        }
    }

    private static void mergeOne(Map<String, JsonNode> members, JsonNode merged) throws MalformedYamlException {
        if (!(merged instanceof ObjectNode object)) {
            throw new MalformedYamlException("yaml: map merge requires map or sequence of maps as the value");
        }
        object.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    }

    private JsonNode copy(String anchor) throws MalformedYamlException {
        Anchored anchored = anchors.get(anchor);
        if (anchored == null) {
            throw new MalformedYamlException("yaml: unknown anchor '" + anchor + "' referenced");
        }
        if (anchored.value() == null) {
            throw new MalformedYamlException("yaml: anchor '" + anchor + "' value contains itself");
        }
        budget.expand(anchored.nodes());
        return anchored.value().deepCopy();
    }
}
