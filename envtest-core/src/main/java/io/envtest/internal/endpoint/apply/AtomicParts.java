package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the lists, maps and structs of a configuration that are taken as a whole. */
final class AtomicParts {

    private final List<String> found = new ArrayList<>();

    private AtomicParts() {}

    /** Their paths, in order; the configuration has the shape. */
    static List<String> in(JsonNode config, Shape shape) {
        AtomicParts parts = new AtomicParts();
        parts.visit(config, shape, "");
        return parts.found;
    }

    private void visit(JsonNode value, Shape shape, String path) {
        if (value.isNull()) {
            return;
        }
        switch (shape.form(value)) {
            case SCALAR -> {}
            case LIST -> list(value, shape.list(), path);
            case MAP -> map(value, shape.map(), path);
        }
    }

    private void list(JsonNode value, ListShape list, String path) {
        if (list.atomic()) {
            found.add(path);
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            visit(value.get(i), list.items(), path + "[" + i + "]");
        }
    }

    private void map(JsonNode value, MapShape map, String path) {
        if (map.atomic()) {
            found.add(path);
            return;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            Shape shape = map.value(member.getKey());
            if (shape != null) {
                visit(member.getValue(), shape, path + "." + member.getKey());
            }
        }
    }
}
