package io.envtest.internal.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "010.0.0.01, 10.0.0.1",
        "::, ::",
        "::1, ::1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:2:3:4:5:6:7:0, 1:2:3:4:5:6:7:0",
        "fe80::, fe80::",
        "::ffff:1.2.3.4, 1.2.3.4",
        "64:ff9b::1.2.3.4, 64:ff9b::102:304"
    })
    void printsTheCanonicalForm(String written, String printed) {
        assertThat(IpAddress.parse(written)).get().hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "a.b.c.d",
                "1..2.3",
                ":",
                ":::",
                "1::2::3",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1.2.3.4:80",
                "::1%eth0",
                "1:2:3:4:5:6:7::8"
            })
    void refusesOthers(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void knowsSpecialRanges() {
        assertThat(IpAddress.parse("127.0.0.9").orElseThrow().isLoopback()).isTrue();
        assertThat(IpAddress.parse("169.254.1.1").orElseThrow().isLinkLocalUnicast())
                .isTrue();
        assertThat(IpAddress.parse("fe80::1").orElseThrow().isLinkLocalUnicast())
                .isTrue();
        assertThat(IpAddress.parse("224.0.0.1").orElseThrow().isLinkLocalMulticast())
                .isTrue();
        assertThat(IpAddress.parse("0.0.0.0").orElseThrow().isUnspecified()).isTrue();
        assertThat(IpAddress.parse("0001.2.3.4").orElseThrow().hasLeadingZeros())
                .isTrue();
    }

    @Test
    void blocksKnowTheirAddresses() {
        Cidr block = Cidr.parse("10.96.0.10/12").orElseThrow();
        assertThat(block).hasToString("10.96.0.0/12");
        assertThat(block.hasHostBits()).isTrue();
        assertThat(block.size()).isEqualTo(BigInteger.valueOf(1 << 20));
        assertThat(block.contains(IpAddress.parse("10.111.255.255").orElseThrow()))
                .isTrue();
        assertThat(block.contains(IpAddress.parse("10.112.0.0").orElseThrow())).isFalse();
        assertThat(block.contains(Cidr.parse("10.100.0.0/16").orElseThrow())).isTrue();
        assertThat(Cidr.parse("10.0.0.0/33")).isEmpty();
        assertThat(Cidr.parse("2001:db8::/64")).isPresent();
    }
}
