package io.envtest.cel.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The errors found in one expression. Not safe for use by many threads. */
public final class Issues {

    private static final int MOST = 100;
    private static final int NOWHERE = -1;

    private final Source source;
    private final List<Issue> errors = new ArrayList<>();

    /**
     * @param source the expression the errors are of
     */
    public Issues(Source source) {
        this.source = source;
    }

    /** Adds an error at a place of the text. */
    public void add(int at, String message) {
        errors.add(new Issue(at, message));
    }

    /** Adds an error about the text as a whole. */
    public void addUnplaced(String message) {
        errors.add(new Issue(NOWHERE, message));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** All errors in the order of their places, each with the line of the text it is in. */
    public String describe() {
        String described = errors.stream()
                .sorted(Comparator.comparingInt(Issue::at))
                .limit(MOST)
                .map(this::describe)
                .collect(Collectors.joining("\n"));
        int more = errors.size() - MOST;
        return more > 0 ? described + "\n" + more + " more errors were truncated" : described;
    }

    private String describe(Issue error) {
        return error.at() == NOWHERE
                ? "ERROR: <input>:-1:0: " + error.message()
                : source.describe(error.at(), error.message());
    }

    private record Issue(int at, String message) {}
}
