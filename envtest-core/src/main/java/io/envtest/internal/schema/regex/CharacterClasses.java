package io.envtest.internal.schema.regex;

import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Sets of characters by name. */
final class CharacterClasses {

    private static final IntPredicate ALPHA = c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    private static final IntPredicate DIGIT = c -> c >= '0' && c <= '9';
    private static final Map<String, IntPredicate> POSIX = Map.ofEntries(
            Map.entry("alpha", ALPHA),
            Map.entry("digit", DIGIT),
            Map.entry("alnum", ALPHA.or(DIGIT)),
            Map.entry("ascii", c -> c < 0x80),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("cntrl", c -> c < ' ' || c == 0x7f),
            Map.entry("graph", c -> c > ' ' && c < 0x7f),
            Map.entry("lower", c -> c >= 'a' && c <= 'z'),
            Map.entry("print", c -> c >= ' ' && c < 0x7f),
            Map.entry("punct", c -> c > ' ' && c < 0x7f && !ALPHA.or(DIGIT).test(c)),
            Map.entry("space", c -> c >= '\t' && c <= '\r' || c == ' '),
            Map.entry("upper", c -> c >= 'A' && c <= 'Z'),
            Map.entry("word", CharacterClasses::isWord),
            Map.entry("xdigit", c -> DIGIT.test(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'));

    private CharacterClasses() {}

    static boolean isWord(int c) {
        return ALPHA.test(c) || DIGIT.test(c) || c == '_';
    }

    /** The set of {@code [:name:]}; null if there is none of the name. */
    static @Nullable IntPredicate posix(String name) {
        return POSIX.get(name);
    }

    /** The set of {@code \d}, {@code \s}, {@code \w} and their opposites; null for other letters. */
    static @Nullable IntPredicate perl(char letter) {
        IntPredicate set =
                switch (Character.toLowerCase(letter)) {
                    case 'd' -> DIGIT;
                    case 's' -> c -> c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
                    case 'w' -> CharacterClasses::isWord;
                    default -> null;
                };
        return set == null || Character.isLowerCase(letter) ? set : set.negate();
    }

    /** The set of a category or script of Unicode; null if there is none of the name. */
    static @Nullable IntPredicate unicode(String name) {
        if (name.equals("Any")) {
            return c -> true;
        }
        for (String form : new String[] {"\\p{" + name + "}", "\\p{Is" + name + "}"}) {
            try {
                Predicate<String> matches = Pattern.compile(form).asMatchPredicate();
                return c -> matches.test(Character.toString(c));
            } catch (PatternSyntaxException e) {
                // not a name of this form
            }
        }
        return null;
    }

    /** The set with both cases of each of its letters. */
    static IntPredicate anyCase(IntPredicate set) {
        return c -> set.test(c) || set.test(Character.toLowerCase(c)) || set.test(Character.toUpperCase(c));
    }

}
