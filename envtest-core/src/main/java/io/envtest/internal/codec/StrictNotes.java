package io.envtest.internal.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Duplicate and unknown fields of a JSON document in the order in which the real server comes upon them. */
public final class StrictNotes {

    private static final String DUPLICATE = "duplicate field \"";
    private static final String UNKNOWN = "unknown field \"";

    private StrictNotes() {}

    /**
     * Both in one list.
     *
     * @param json the document, which was read before
     * @param duplicates one text for each member given twice, with its path in quotes
     * @param unknown one text for each field that the type does not know, with its path in quotes
     */
    public static List<String> inOrder(byte[] json, List<String> duplicates, List<String> unknown) {
        List<String> ordered = new ArrayList<>();
        List<String> open = new ArrayList<>(new LinkedHashSet<>(duplicates));
        // an unknown field is told once, and nothing below it is read
        open.removeIf(note -> isBelowUnknown(note, unknown));
        open.addAll(unknown);
        Set<String> seen = new HashSet<>();
        for (String path : members(json)) {
            String kind = seen.add(path) ? "unknown field" : "duplicate field";
            String note = kind + " \"" + path + "\"";
            if (open.remove(note)) {
                ordered.add(note);
            }
        }
        ordered.addAll(open);
        return ordered;
    }

    private static boolean isBelowUnknown(String duplicate, List<String> unknown) {
        String path = duplicate.substring(DUPLICATE.length());
        return unknown.stream()
                .map(note -> note.substring(UNKNOWN.length(), note.length() - 1))
                .anyMatch(field ->
                        path.startsWith(field + ".") || path.startsWith(field + "[") || path.equals(field + "\""));
    }

    private static List<String> members(byte[] json) {
        try {
            return GoJson.members(json);
        } catch (GoJsonException e) {
            throw new IllegalStateException("a document that was read cannot be read again", e);
        }
    }
}
