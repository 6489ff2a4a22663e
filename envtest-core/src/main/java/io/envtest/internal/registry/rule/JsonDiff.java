package io.envtest.internal.registry.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.ArrayList;
import java.util.List;

/** The difference of two values as a unified diff of their indented JSON, as the server appends it to some messages. */
public final class JsonDiff {

    private static final int CONTEXT = 3;

    private JsonDiff() {}

    /** The diff, without file names; empty if there is none. */
    public static String between(JsonNode old, JsonNode now) {
        List<String> from = lines(old);
        List<String> to = lines(now);
        StringBuilder out = new StringBuilder();
        for (List<LineMatcher.Edit> group : groups(new LineMatcher(from, to).edits())) {
            print(group, from, to, out);
        }
        return out.toString();
    }

    private static List<String> lines(JsonNode value) {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        ObjectWriter writer = new ObjectMapper().writer(printer);
        try {
            return List.of(writer.writeValueAsString(value).split("\n"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree cannot be printed", e);
        }
    }

    /** Edits with unchanged lines around them, cut where more than twice the context is unchanged. */
    private static List<List<LineMatcher.Edit>> groups(List<LineMatcher.Edit> edits) {
        List<List<LineMatcher.Edit>> groups = new ArrayList<>();
        List<LineMatcher.Edit> group = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            LineMatcher.Edit edit = edits.get(i);
            if (edit.same() && i == 0) {
                edit = edit.tail(CONTEXT);
            } else if (edit.same() && i == edits.size() - 1) {
                edit = edit.head(CONTEXT);
            }
            if (edit.same() && edit.fromEnd() - edit.from() > 2 * CONTEXT) {
                group.add(edit.head(CONTEXT));
                groups.add(group);
                group = new ArrayList<>();
                edit = edit.tail(CONTEXT);
            }
            group.add(edit);
        }
        groups.add(group);
        groups.removeIf(g -> g.stream().allMatch(LineMatcher.Edit::same));
        return groups;
    }

    private static void print(List<LineMatcher.Edit> group, List<String> from, List<String> to, StringBuilder out) {
        LineMatcher.Edit first = group.get(0);
        LineMatcher.Edit last = group.get(group.size() - 1);
        out.append("@@ -")
                .append(range(first.from(), last.fromEnd()))
                .append(" +")
                .append(range(first.to(), last.toEnd()))
                .append(" @@\n");
        for (LineMatcher.Edit edit : group) {
            if (edit.same()) {
                append(out, ' ', from.subList(edit.from(), edit.fromEnd()));
            } else {
                append(out, '-', from.subList(edit.from(), edit.fromEnd()));
                append(out, '+', to.subList(edit.to(), edit.toEnd()));
            }
        }
    }

    private static String range(int begin, int end) {
        int length = end - begin;
        int shown = length == 0 ? begin : begin + 1;
        return length == 1 ? Integer.toString(shown) : shown + "," + length;
    }

    private static void append(StringBuilder out, char mark, List<String> lines) {
        lines.forEach(line -> out.append(mark).append(line).append('\n'));
    }
}
