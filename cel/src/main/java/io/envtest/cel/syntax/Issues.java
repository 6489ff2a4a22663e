package io.envtest.cel.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The errors found in one expression. Not safe for use by many threads. */
public final class Issues {

    private static final int MOST = 100;

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

    /** Whether there are none. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** All errors in the order of their places, each with the line of the text it is in. */
    public String describe() {
        String described = errors.stream()
                .sorted(Comparator.comparingInt(Issue::at))
                .limit(MOST)
                .map(error -> source.describe(error.at(), error.message()))
                .collect(Collectors.joining("\n"));
        int more = errors.size() - MOST;
        return more > 0 ? described + "\n" + more + " more errors were truncated" : described;
    }

    private record Issue(int at, String message) {}
}
