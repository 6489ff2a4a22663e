package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Two-way table between the volatile values of a run and the symbols of a recording. */
final class Symbols {

    private static final Pattern RUN = Pattern.compile("^<(.)\\*(\\d+)>$", Pattern.DOTALL);

    private record Value(String kind, String text) {}

    private final Map<Value, String> byValue = new LinkedHashMap<>();
    private final Map<String, JsonNode> bySymbol = new LinkedHashMap<>();
    private @Nullable List<Map.Entry<Value, String>> longestFirst;

    Symbols copy() {
        Symbols other = new Symbols();
        other.byValue.putAll(byValue);
        other.bySymbol.putAll(bySymbol);
        return other;
    }

    String bind(String kind, String step, String path, JsonNode value) {
        Value key = new Value(kind.equals("rv") || kind.equals("port") ? kind : "", value.asText());
        String known = byValue.get(key);
        if (known != null) {
            return known;
        }
        String symbol = "<" + kind + "@" + step + ":" + path + ">";
        byValue.put(key, symbol);
        bySymbol.put(symbol, value);
        longestFirst = null;
        return symbol;
    }

    String bind(String kind, String step, String path, String value) {
        return bind(kind, step, path, TextNode.valueOf(value));
    }

    /** Remembers a value for later requests without hiding it elsewhere. */
    void remember(String symbol, JsonNode value) {
        bySymbol.put(symbol, value);
    }

    String value(String symbol) {
        return bySymbol.getOrDefault(symbol, TextNode.valueOf("")).asText();
    }

    /** Replaces symbols by this run's values. */
    JsonNode fill(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode out = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(e -> out.set(fill(e.getKey()), fill(e.getValue())));
            return out;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> out.add(fill(item)));
            return out;
        }
        if (node.isTextual() && node.textValue().indexOf('<') >= 0) {
            JsonNode whole = bySymbol.get(node.textValue());
            return whole != null ? whole : TextNode.valueOf(fill(node.textValue()));
        }
        return node;
    }

    String fill(String text) {
        Matcher run = RUN.matcher(text);
        if (run.matches()) {
            return run.group(1).repeat(Integer.parseInt(run.group(2)));
        }
        String out = text;
        if (out.indexOf('<') >= 0) {
            for (Map.Entry<String, JsonNode> entry : bySymbol.entrySet()) {
                out = out.replace(entry.getKey(), entry.getValue().asText());
            }
        }
        return out;
    }

    /** Replaces this run's values by symbols. */
    String hide(String text) {
        String out = text;
        for (Map.Entry<Value, String> entry : longestFirst()) {
            out = hide(out, entry.getKey(), entry.getValue());
        }
        return out;
    }

    private static String hide(String text, Value value, String symbol) {
        if (value.kind().equals("rv")) {
            if (text.equals(value.text())) {
                return symbol;
            }
            String pattern =
                    "((?<=resourceVersion=)|(?<=ResourceVersion in record \\())" + Pattern.quote(value.text()) + "\\b";
            return text.contains(value.text()) ? text.replaceAll(pattern, Matcher.quoteReplacement(symbol)) : text;
        }
        if (value.kind().equals("port") || value.text().length() < 5 || !text.contains(value.text())) {
            return text;
        }
        if (symbol.startsWith("<ip@")) {
            String pattern = "(?<![\\d.])" + Pattern.quote(value.text()) + "(?![\\d])(?!\\.\\d)";
            return text.replaceAll(pattern, Matcher.quoteReplacement(symbol));
        }
        return text.replace(value.text(), symbol);
    }

    private List<Map.Entry<Value, String>> longestFirst() {
        if (longestFirst == null) {
            longestFirst = byValue.entrySet().stream()
                    .sorted(Comparator.comparingInt(
                            (Map.Entry<Value, String> e) -> -e.getKey().text().length()))
                    .toList();
        }
        return longestFirst;
    }
}
