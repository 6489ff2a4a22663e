package io.envtest.internal.schema.regex;

import io.envtest.internal.schema.regex.Node.Characters;
import io.envtest.internal.schema.regex.Node.Choice;
import io.envtest.internal.schema.regex.Node.Place;
import io.envtest.internal.schema.regex.Node.Repetition;
import io.envtest.internal.schema.regex.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads an expression. One use each. */
final class ExpressionParser {

    private static final int MOST_REPETITIONS = 1000;
    private static final int DEEPEST = 1000;

    private final Cursor cursor;
    private final BracketParser brackets;
    private final String whole;
    private int depth;

    ExpressionParser(String text) {
        this.whole = text;
        this.cursor = new Cursor(text);
        this.brackets = new BracketParser(cursor);
    }

    Node parse() throws SyntaxException {
        Node node = choice(new Flags(false, false, false));
        if (!cursor.atEnd()) {
            throw new SyntaxException("unexpected )", cursor.rest(cursor.position()));
        }
        return node;
    }

    private Node choice(Flags outer) throws SyntaxException {
        if (++depth > DEEPEST) {
            throw new SyntaxException("expression nests too deeply", whole);
        }
        Flags flags = outer;
        List<Node> options = new ArrayList<>();
        List<Node> parts = new ArrayList<>();
        while (!cursor.atEnd() && !cursor.sees(")")) {
            if (cursor.takes("|")) {
                options.add(new Sequence(parts));
                parts = new ArrayList<>();
                continue;
            }
            int start = cursor.position();
            Flags changed = flags(flags);
            if (changed != null && cursor.takes(")")) {
                flags = changed;
                continue;
            }
            cursor.moveTo(start);
            parts.add(repeated(atom(flags)));
        }
        depth--;
        options.add(new Sequence(parts));
        return options.size() == 1 ? options.get(0) : new Choice(options);
    }

    /** Flags as they begin a group, {@code (?i}; null if none stand here. */
    private @Nullable Flags flags(Flags flags) throws SyntaxException {
        int start = cursor.position();
        if (!cursor.takes("(?") || cursor.sees("P<") || cursor.sees("<")) {
            return null;
        }
        Flags changed = flags;
        boolean value = true;
        while (!cursor.atEnd() && !cursor.sees(")") && !cursor.sees(":")) {
            int letter = cursor.take();
            if (letter == '-' && value) {
                value = false;
            } else if ("imsU".indexOf(letter) >= 0) {
                changed = changed.with(letter, value);
            } else {
                throw new SyntaxException("invalid or unsupported Perl syntax", cursor.from(start));
            }
        }
        return changed;
    }

    private Node repeated(Node atom) throws SyntaxException {
        Node node = atom;
        int from = cursor.position();
        boolean again = false;
        for (int[] times = times(); times != null; times = times()) {
            if (again) {
                throw new SyntaxException("invalid nested repetition operator", cursor.from(from));
            }
            cursor.takes("?");
            node = new Repetition(node, times[0], times[1]);
            if (times[1] != 0 && Math.max(times[0], times[1]) > 1 && node.repeats() > MOST_REPETITIONS) {
                throw new SyntaxException("invalid repeat count", cursor.from(from));
            }
            again = true;
        }
        return node;
    }

    /** How often, at least and at most; null if nothing is said. */
    private int @Nullable [] times() throws SyntaxException {
        int start = cursor.position();
        if (cursor.takes("*")) {
            return new int[] {0, -1};
        }
        if (cursor.takes("+")) {
            return new int[] {1, -1};
        }
        if (cursor.takes("?")) {
            return new int[] {0, 1};
        }
        if (!cursor.takes("{")) {
            return null;
        }
        int least = cursor.number();
        int most = least;
        if (least >= 0 && cursor.takes(",")) {
            most = cursor.sees("}") ? -1 : cursor.number();
            least = most < 0 && !cursor.sees("}") ? -1 : least;
        }
        if (least < 0 || !cursor.takes("}")) {
            cursor.moveTo(start);
            return null;
        }
        if (least > MOST_REPETITIONS || most > MOST_REPETITIONS || most >= 0 && most < least) {
            throw new SyntaxException("invalid repeat count", cursor.from(start));
        }
        return new int[] {least, most};
    }

    private Node atom(Flags flags) throws SyntaxException {
        int start = cursor.position();
        if (cursor.takes("(")) {
            return group(flags, start);
        }
        if (cursor.takes("[")) {
            return new Characters(brackets.set(flags.anyCase()));
        }
        if (cursor.takes(".")) {
            return new Characters(flags.dotTakesLines() ? c -> true : c -> c != '\n');
        }
        if (cursor.takes("^")) {
            return new Place(flags.lines() ? Boundary.LINE_START : Boundary.TEXT_START);
        }
        if (cursor.takes("$")) {
            return new Place(flags.lines() ? Boundary.LINE_END : Boundary.TEXT_END);
        }
        if (cursor.takes("\\")) {
            return escape(flags);
        }
        if (times() != null) {
            throw new SyntaxException("missing argument to repetition operator", cursor.from(start));
        }
        return literal(cursor.take(), flags);
    }

    private Node group(Flags outer, int start) throws SyntaxException {
        cursor.moveTo(start);
        Flags flags = flags(outer);
        if (flags != null) {
            if (!cursor.takes(":")) {
                throw new SyntaxException("missing argument to repetition operator", cursor.from(start));
            }
        } else {
            cursor.moveTo(start);
            flags = outer;
            if (cursor.takes("(?P<") || cursor.takes("(?<")) {
                String name = cursor.until(">");
                if (!name.matches("[A-Za-z0-9_]+")) {
                    throw new SyntaxException("invalid named capture", cursor.rest(start));
                }
            } else {
                cursor.takes("(");
            }
        }
        Node inner = choice(flags);
        if (!cursor.takes(")")) {
            throw new SyntaxException("missing closing )", whole);
        }
        return inner;
    }

    private Node escape(Flags flags) throws SyntaxException {
        if (cursor.takes("A")) {
            return new Place(Boundary.TEXT_START);
        }
        if (cursor.takes("z")) {
            return new Place(Boundary.TEXT_END);
        }
        if (cursor.takes("b")) {
            return new Place(Boundary.WORD);
        }
        if (cursor.takes("B")) {
            return new Place(Boundary.NO_WORD);
        }
        if (cursor.takes("Q")) {
            return quoted(flags);
        }
        int start = cursor.position();
        IntPredicate set = brackets.escapedSet();
        if (set != null) {
            return new Characters(flags.anyCase() ? CharacterClasses.anyCase(set) : set);
        }
        cursor.moveTo(start);
        return literal(cursor.escaped(), flags);
    }

    private Node quoted(Flags flags) {
        int start = cursor.position();
        String text = cursor.until("\\E");
        if (cursor.position() == start) {
            text = cursor.rest(start);
            cursor.moveTo(start + text.length());
        }
        return new Sequence(text.codePoints().mapToObj(c -> literal(c, flags)).toList());
    }

    private static Node literal(int wanted, Flags flags) {
        IntPredicate exact = c -> c == wanted;
        return new Characters(flags.anyCase() ? CharacterClasses.anyCase(exact) : exact);
    }

    /** How what follows is read. */
    private record Flags(boolean anyCase, boolean lines, boolean dotTakesLines) {

        Flags with(int letter, boolean value) {
            return switch (letter) {
                case 'i' -> new Flags(value, lines, dotTakesLines);
                case 'm' -> new Flags(anyCase, value, dotTakesLines);
                case 's' -> new Flags(anyCase, lines, value);
                default -> this;
            };
        }
    }
}
