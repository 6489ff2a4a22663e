package io.envtest.internal.controller.job;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A set of completion indexes, written as {@code 0-2,5,7}. */
final class IndexSet {

    private final NavigableSet<Integer> indexes = new TreeSet<>();

    /** Reads a text; indexes from {@code end} on are left out. */
    static IndexSet parse(String text, int end) {
        IndexSet set = new IndexSet();
        for (String part : text.split(",", -1)) {
            if (!part.isEmpty()) {
                int dash = part.indexOf('-');
                int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
                int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
                for (int index = first; index <= last && index < end; index++) {
                    set.add(index);
                }
            }
        }
        return set;
    }

    boolean add(int index) {
        return indexes.add(index);
    }

    boolean contains(int index) {
        return indexes.contains(index);
    }

    int size() {
        return indexes.size();
    }

    /** How many indexes are in both sets. */
    int common(IndexSet other) {
        return (int) indexes.stream().filter(other::contains).count();
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        List<Integer> run = new ArrayList<>();
        for (int index : indexes) {
            if (!run.isEmpty() && run.get(run.size() - 1) != index - 1) {
                parts.add(text(run));
                run.clear();
            }
            run.add(index);
        }
        if (!run.isEmpty()) {
            parts.add(text(run));
        }
        return String.join(",", parts);
    }

    private static String text(List<Integer> run) {
        int first = run.get(0);
        int last = run.get(run.size() - 1);
        if (first == last) {
            return Integer.toString(first);
        }
        return first + (last == first + 1 ? "," : "-") + last;
    }
}
