package io.envtest.internal.schema.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^[a-z]+$ abc true",
                "^[a-z]+$ ab1 false",
                "^(a|b)*c{2,3}$ ababcc true",
                "^(a|b)*c{2,3}$ ababc false",
                "^a{,3}$ a{,3} true",
                "(?i)^ABC$ abc true",
                "^(?i:a)b$ Ab true",
                "^(?i:a)b$ AB false",
                "^[[:alpha:]]+\\d$ abc7 true",
                "^[^[:alpha:]]+$ 123 true",
                "^\\p{Lu}\\p{Greek}$ Aα true",
                "^\\x41\\x{42}$ AB true",
                "^[]a]$ ] true",
                "^[a\\-z]$ - true",
                "\\bfoo\\b -foo- true",
                "\\bfoo\\b xfoo false",
                "^\\Qa.b\\E$ a.b true",
                "^\\Qa.b\\E$ axb false",
                "^(?P<name>x)+?$ xxx true",
                "^.$ 😀 true",
                "a||b zzz true",
            })
    void findsWhatTheExpressionSays(String expression, String text, boolean found) {
        assertThat(LinearPattern.compile(expression).find(text)).isEqualTo(found);
    }

    @Test
    void endsOnlyAtTheEndOfTheText() {
        assertThat(LinearPattern.compile("^a$").find("a\n")).isFalse();
        assertThat(LinearPattern.compile("(?m)^a$").find("b\na\nc")).isTrue();
        assertThat(LinearPattern.compile("a.b").find("a\nb")).isFalse();
        assertThat(LinearPattern.compile("(?s)a.b").find("a\nb")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", ")", "*", "a**", "a{1001}", "(a{50}){50}", "\\y", "[z-a]", "(?=a)", "\\", "(?P<n", "\\8", "[[:x:]]"})
    void refusesWhatItCannotUnderstand(String expression) {
        assertThatThrownBy(() -> LinearPattern.compile(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("error parsing regexp: ");
    }

    @Test
    void takesLinearTimeWhateverTheExpression() {
        String text = "a".repeat(5_000) + "!";
        assertThat(LinearPattern.compile("^(a+)+$").find(text)).isFalse();
        assertThat(LinearPattern.compile("^(a|aa)+$").find(text)).isFalse();
        assertThat(LinearPattern.compile("^(a*)*b").find(text)).isFalse();
    }

    @Test
    void agreesWithJavaOnRandomExpressions() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            String expression = expression(random, 3);
            String text = text(random);
            assertThat(LinearPattern.compile(expression).find(text))
                    .as("%s in %s", expression, text)
                    .isEqualTo(Pattern.compile(expression).matcher(text).find());
        }
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return new String[] {"a", "b", ".", "[ab]", "[^a]", "^", "\\z"}[random.nextInt(7)];
        }
        String one = expression(random, depth - 1);
        String other = expression(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> one + other;
            case 1 -> "(?:" + one + "|" + other + ")";
            case 2 -> "(?:" + one + ")*";
            case 3 -> "(" + one + "){1,2}";
            default -> "(?:" + one + ")?" + other;
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append("abc".charAt(random.nextInt(3)));
        }
        return text.toString();
    }
}
