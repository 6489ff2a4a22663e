package io.envtest.tidy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the groups of nodes that reach each other (Tarjan's strongly connected components). */
final class Cycles {

    private final Map<String, Set<String>> edges;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final Map<String, Integer> low = new LinkedHashMap<>();
    private final Deque<String> stack = new ArrayDeque<>();
    private final List<List<String>> found = new ArrayList<>();

    private Cycles(Map<String, Set<String>> edges) {
        this.edges = edges;
    }

    static List<List<String>> in(Map<String, Set<String>> edges) {
        Cycles cycles = new Cycles(edges);
        edges.keySet().stream().filter(node -> !cycles.index.containsKey(node)).forEach(cycles::visit);
        return cycles.found;
    }

    private void visit(String node) {
        index.put(node, index.size());
        low.put(node, index.get(node));
        stack.push(node);
        for (String next : edges.getOrDefault(node, Set.of())) {
            if (!index.containsKey(next)) {
                visit(next);
                low.merge(node, low.get(next), Math::min);
            } else if (stack.contains(next)) {
                low.merge(node, index.get(next), Math::min);
            }
        }
        if (low.get(node).equals(index.get(node))) {
            pop(node);
        }
    }

    private void pop(String root) {
        List<String> component = new ArrayList<>();
        String node = "";
        while (!node.equals(root)) {
            node = stack.pop();
            component.add(node);
        }
        if (component.size() > 1) {
            found.add(component.stream().sorted().toList());
        }
    }
}
