package io.envtest.cel;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.schema.pattern.PatternEngine;
import io.envtest.internal.schema.pattern.PatternEngineLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternEngineTest {

    private final PatternEngine engine = new PatternEngineLoader().get();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "(~missing closing ): `(`",
                "x)~unexpected ): `x)`",
                "(?=a)~invalid or unsupported Perl syntax: `(?=`",
                "a{2,1}~invalid repeat count: `{2,1}`",
                "a{1001}~invalid repeat count: `{1001}`",
                "((((a{100}){100}){100}))~invalid repeat count: `{100}`",
            })
    void tellsWhatIsWrongInTheWordsOfTheServer(String pattern, String words) {
        assertThat(engine.wrong(pattern)).isEqualTo("error parsing regexp: " + words);
    }

    @Test
    void refusesGroupsThatAreTooDeep() {
        assertThat(engine.wrong("(".repeat(5000) + "a" + ")".repeat(5000)))
                .startsWith("error parsing regexp: expression nests too deeply: `((((");
    }

    @Test
    void takesRepeatsBesideEachOther() {
        assertThat(engine.wrong("[a-z]{1,63}(\\.[a-z{]{1,63}){0,10}\\{9999}")).isEmpty();
    }

    @Test
    void letsTwoGroupsHaveOneName() {
        assertThat(engine.wrong("(?P<a>x)(?P<a>y)")).isEmpty();
        assertThat(engine.finder("^(?P<a>x)(?P<a>y)$").test("xy")).isTrue();
    }

    @Test
    void matchesInLinearTime() {
        assertThat(engine.finder("^(a+)+$").test("a".repeat(50_000) + "!")).isFalse();
    }
}
