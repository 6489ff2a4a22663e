package io.envtest.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {

    private static final DateTimeFormatter EXPECTED =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    @ParameterizedTest
    @ValueSource(strings = {"1994-11-06T08:49:37Z", "2024-02-29T23:59:59.999Z", "2026-12-01T00:00:00Z"})
    void isWrittenAsHttpWantsIt(String moment) {
        Instant now = Instant.parse(moment);
        assertThat(new HttpDate(() -> now).text()).isEqualTo(EXPECTED.format(now.atOffset(ZoneOffset.UTC)));
    }

    @Test
    void followsTheClock() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        HttpDate date = new HttpDate(now::get);
        assertThat(date.text()).endsWith("00:00:00 GMT");
        now.set(now.get().plusSeconds(1));
        assertThat(date.text()).endsWith("00:00:01 GMT");
    }
}
