package io.envtest.internal.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0Gi, 0",
        "1, 1",
        "7, 7",
        "1000m, 1",
        "0.5, 500m",
        "1.5, 1500m",
        ".5, 500m",
        "-0.25, -250m",
        "., 0",
        "-, 0",
        "e3, 0",
        "1000, 1k",
        "1000000.0, 1M",
        "1e3, 1e3",
        "12e2, 1200",
        "1024Mi, 1Gi",
        "1.5Gi, 1536Mi",
        "1023Ki, 1023Ki",
        "0.5Ki, 512",
        "0.5Mi, 512Ki",
        "1n, 1n",
        "0.1n, 1n",
        "1Ei, 1Ei",
        "123456789123456789123, 123456789123456789123",
        "9999999Ei, 9223372036854775807",
        "1.0001Ki, 1024102400u",
        "1e1, 10",
        "10e1, 100",
        "12e-1, 1200e-3",
        "2000e-3, 2",
        "1000e3, 1e6",
        "1e19, 10e18",
        "1E400, 10e399",
        "5e-12, 1e-9",
        "1000E, 1",
        "8Ei, 9223372036854775807"
    })
    void printsTheShortestForm(String written, String printed) {
        assertThat(Quantity.parse(written)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+5", "-007", "00012", "1e0", "1E+3", "1e03", "012Gi", "5.", "1.e3", "0001m", "+1Gi", "1001e3"})
    void printsAsWrittenWhereTheNumberIsTheSame(String written) {
        assertThat(Quantity.parse(written)).hasToString(written);
        assertThat(Quantity.parse(written).roundedUpToMillis()).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1x", "1 ", " 1", "true", "{}", "1.2.3", "1..2", "1e3.5", "0x1", "NaN", "1Zi"})
    void refusesWhatHasAnotherForm(String text) {
        assertThatThrownBy(() -> Quantity.parse(text))
                .isInstanceOf(BadQuantityException.class)
                .hasMessageStartingWith("quantities must match the regular expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1mm", "1kk", "1e", "1i", "1mm3", "--1", "5K"})
    void refusesUnknownSuffixes(String text) {
        assertThatThrownBy(() -> Quantity.parse(text)).hasMessage("unable to parse quantity's suffix");
    }

    @Test
    void roundsResourcesUpToThousandths() {
        assertThat(Quantity.parse("0.0001").roundedUpToMillis()).hasToString("1m");
        assertThat(Quantity.parse("100u").roundedUpToMillis()).hasToString("1m");
        assertThat(Quantity.parse("2Gi").roundedUpToMillis()).hasToString("2Gi");
    }

    @Test
    void comparesAmountsWhateverTheSuffix() {
        assertThat(Quantity.parse("1Gi")).isEqualByComparingTo(Quantity.parse("1073741824"));
        assertThat(Quantity.parse("999m")).isLessThan(Quantity.parse("1"));
        assertThat(Quantity.parse("1Gi")).isNotEqualTo(Quantity.parse("1073741824"));
    }

    @Test
    void addsInTheFormOfTheFirst() {
        assertThat(Quantity.parse("1Gi").plus(Quantity.parse("1Mi"))).hasToString("1025Mi");
        assertThat(Quantity.parse("500m").plus(Quantity.parse("500m"))).hasToString("1");
        assertThat(Quantity.parse("2").minus(Quantity.parse("500m"))).hasToString("1500m");
        assertThat(Quantity.ZERO.plus(Quantity.parse("1Gi"))).hasToString("1Gi");
    }

    @Test
    void givesWholeNumbersRoundedUp() {
        assertThat(Quantity.parse("1500m").value()).isEqualTo(2);
        assertThat(Quantity.parse("1500m").milliValue()).isEqualTo(1500);
    }

    @Test
    void printsWhatItReadsBack() {
        Random random = new Random(42);
        String[] suffixes = {"", "n", "u", "m", "k", "M", "G", "Ki", "Mi", "Gi", "e3", "e-3"};
        for (int i = 0; i < 5000; i++) {
            String text =
                    random.nextInt(100000) + "." + random.nextInt(1000) + suffixes[random.nextInt(suffixes.length)];
            Quantity quantity = Quantity.parse(text);
            assertThat(Quantity.parse(quantity.toString()).amount()).as(text).isEqualByComparingTo(quantity.amount());
            assertThat(quantity.amount()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 9223372036854775807, -1000",
        "9223372036854775808, -9223372036854775808, 0",
        "18446744073709551617, 1, 1000",
        "1E, 1000000000000000000, 0",
        "10E, 0, 0",
        "-10E, 0, 0",
        "1e500, 0, 0",
        "1.5, 2, 1500"
    })
    void cutsWhatIsTooLargeForALong(String text, long value, long millis) {
        assertThat(Quantity.parse(text).value()).isEqualTo(value);
        assertThat(Quantity.parse(text).milliValue()).isEqualTo(millis);
    }
}
