package io.envtest.internal.codec.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.scanner.ScannerException;

/** Words the mistakes that the parser finds as the real server does. */
final class ParserWords {

    /**
     * A mistake.
     *
     * @param problem how the parser's words begin
     * @param context what the parser says it was doing, as far as that matters
     * @param words how the real server says it
     */
    private record Mistake(String problem, String context, String words) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake("mapping values are not allowed", "", "mapping values are not allowed in this context"),
            new Mistake("mapping keys are not allowed", "", "mapping keys are not allowed in this context"),
            new Mistake(
                    "sequence entries are not allowed", "", "block sequence entries are not allowed in this context"),
            new Mistake("found character '", "next token", "found character that cannot start any token"),
            new Mistake("could not find expected ':'", "", "could not find expected ':'"),
            new Mistake("found unexpected end of stream", "", "found unexpected end of stream"),
            new Mistake("found unexpected document separator", "", "found unexpected document indicator"),
            new Mistake("found unknown escape character", "", "found unknown escape character"),
            new Mistake("expected escape sequence", "", "did not find expected hexdecimal number"),
            new Mistake("expected alphabetic", "", "did not find expected alphabetic or numeric character"),
            new Mistake("unexpected character found", "an ", "did not find expected alphabetic or numeric character"),
            new Mistake("expected a comment", "", "did not find expected comment or line break"),
            new Mistake("expected chomping", "", "did not find expected comment or line break"),
            new Mistake("expected indentation indicator", "", "found an indentation indicator equal to 0"),
            new Mistake("expected ' '", "", "did not find expected whitespace or line break"),
            new Mistake("expected '>'", "", "did not find the expected '>'"),
            new Mistake("expected URI", "", "did not find expected tag URI"),
            new Mistake("expected <block end>", "collection", "did not find expected '-' indicator"),
            new Mistake("expected <block end>", "", "did not find expected key"),
            new Mistake("expected ',' or ']'", "", "did not find expected ',' or ']'"),
            new Mistake("expected ',' or '}'", "", "did not find expected ',' or '}'"),
            new Mistake("expected '<document start>'", "", "did not find expected <document start>"),
            new Mistake("expected the node content", "", "did not find expected node content"),
            new Mistake("found undefined tag handle", "", "found undefined tag handle"),
            new Mistake("found duplicate YAML directive", "", "found duplicate %YAML directive"),
            new Mistake("found incompatible YAML", "", "found incompatible YAML document"));

    private ParserWords() {}

    /**
     * The message.
     *
     * @param length how many characters the document has
     */
    static String of(MarkedYAMLException e, int length) {
        return "yaml: " + place(e, length) + words(e);
    }

    private static String words(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        String context = String.valueOf(e.getContext());
        return MISTAKES.stream()
                .filter(mistake -> problem.startsWith(mistake.problem()) && context.contains(mistake.context()))
                .map(Mistake::words)
                .findFirst()
                .orElse(problem);
    }

    /** The line, counted from one by the scanner and from zero by the parser; line zero is not named. */
    private static String place(MarkedYAMLException e, int length) {
        int problem = line(e.getProblemMark());
        boolean scanner = e instanceof ScannerException;
        if (!scanner && endsWithinLine(e.getProblemMark(), length)) {
            problem++;
        }
        if (problem != 0) {
            return "line " + (scanner ? problem + 1 : problem) + ": ";
        }
        int context = line(e.getContextMark());
        return context == 0 ? "" : "line " + context + ": ";
    }

    /** The end of a document that ends without a line break counts as a line of its own. */
    private static boolean endsWithinLine(@Nullable Mark mark, int length) {
        return mark != null && mark.getIndex() >= length && mark.getColumn() > 0;
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 0 : mark.getLine();
    }
}
