package io.envtest.internal.schema.regex;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads sets of characters: {@code [a-z]}, {@code \d}, {@code \pL}. */
final class BracketParser {

    private final Cursor cursor;

    BracketParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** A set in brackets, of which the first has been read. */
    IntPredicate set(boolean anyCase) throws SyntaxException {
        int start = cursor.position() - 1;
        boolean negated = cursor.takes("^");
        IntPredicate set = c -> false;
        boolean first = true;
        while (first || !cursor.sees("]")) {
            if (cursor.atEnd()) {
                throw new SyntaxException("missing closing ]", cursor.rest(start));
            }
            IntPredicate named = named();
            set = set.or(named == null ? range() : named);
            first = false;
        }
        cursor.take();
        IntPredicate whole = anyCase ? CharacterClasses.anyCase(set) : set;
        return negated ? whole.negate() : whole;
    }

    private @Nullable IntPredicate named() throws SyntaxException {
        int start = cursor.position();
        if (cursor.takes("[:")) {
            boolean negated = cursor.takes("^");
            IntPredicate set = CharacterClasses.posix(cursor.until(":]"));
            if (set != null) {
                return negated ? set.negate() : set;
            }
            if (cursor.position() > start + 3) {
                throw new SyntaxException("invalid character class range", cursor.from(start));
            }
            cursor.moveTo(start);
        }
        return cursor.takes("\\") ? escapedSet() : null;
    }

    /** The set that an escape stands for, of which the backslash has been read; null, and no step, if it is none. */
    @Nullable IntPredicate escapedSet() throws SyntaxException {
        int start = cursor.position() - 1;
        if (cursor.atEnd()) {
            cursor.moveTo(start);
            return null;
        }
        int letter = cursor.take();
        IntPredicate perl = letter < 0x80 ? CharacterClasses.perl((char) letter) : null;
        if (perl != null) {
            return perl;
        }
        if (letter == 'p' || letter == 'P') {
            return unicode(start, letter == 'P');
        }
        cursor.moveTo(start);
        return null;
    }

    private IntPredicate unicode(int start, boolean opposite) throws SyntaxException {
        String name = cursor.takes("{") ? cursor.until("}") : cursor.atEnd() ? "" : Character.toString(cursor.take());
        boolean negated = name.startsWith("^");
        IntPredicate set = name.isEmpty() ? null : CharacterClasses.unicode(negated ? name.substring(1) : name);
        if (set == null) {
            throw new SyntaxException("invalid character class range", cursor.from(start));
        }
        return negated == opposite ? set : set.negate();
    }

    private IntPredicate range() throws SyntaxException {
        int start = cursor.position();
        int low = single();
        int high = low;
        if (cursor.sees("-") && !cursor.sees("-]")) {
            cursor.take();
            if (cursor.atEnd()) {
                throw new SyntaxException("missing closing ]", cursor.rest(start));
            }
            high = single();
        }
        if (high < low) {
            throw new SyntaxException("invalid character class range", cursor.from(start));
        }
        int from = low;
        int to = high;
        return c -> c >= from && c <= to;
    }

    private int single() throws SyntaxException {
        return cursor.takes("\\") ? cursor.escaped() : cursor.take();
    }
}
