package io.envtest.internal.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityArithmeticTest {

    @Test
    void partsOfOneAreRoundedAwayFromZero() {
        assertThat(Quantity.parse("500m").value()).isEqualTo(1);
        assertThat(Quantity.parse("-500m").value()).isEqualTo(-1);
        assertThat(Quantity.parse("1.5").milliValue()).isEqualTo(1500);
    }

    @Test
    void nothingIsLeftOfFewDigitsThatAreTooLarge() {
        assertThat(Quantity.parse("1e19").value()).isZero();
        assertThat(Quantity.parse("-10E").value()).isZero();
    }

    @Test
    void theLowestBitsAreLeftOfManyDigitsThatAreTooLarge() {
        assertThat(listed("9223372036854775808").value()).isEqualTo(Long.MIN_VALUE);
        assertThat(listed("-9223372036854775809").value()).isEqualTo(-1);
        assertThat(listed("-9223372036854775807").value()).isEqualTo(1);
        assertThat(listed("-99999999999999999999m").value()).isEqualTo(-7766279631452240L);
        assertThat(listed("9999999999999999999").milliValue() % 1000).isNotZero();
    }

    @Test
    void formsWithThePointElsewhereAreKept() {
        assertThat(Quantity.parse("1.5e19")).hasToString("1.5e19");
        assertThat(Quantity.parse("1.500")).hasToString("1.500");
        assertThat(Quantity.parse("1.5")).hasToString("1500m");
        assertThat(Quantity.parse("0.5e19")).hasToString("5e18");
        assertThat(Quantity.parse("1.5Ki")).hasToString("1536");
    }

    private static Quantity listed(String text) {
        return Quantity.parse(text).roundedUpToMillis();
    }
}
