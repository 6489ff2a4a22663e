package io.envtest.internal.http;

import io.envtest.internal.meta.HttpTime;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The {@code Date} of answers, written once a second, without the HTTP library's formatter. Thread-safe. */
final class HttpDate {

    private final Supplier<Instant> clock;
    private volatile @Nullable Written last;

    private record Written(long second, String text) {}

    HttpDate(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** This second, for example {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    String text() {
        Instant now = clock.get();
        long second = now.getEpochSecond();
        Written known = last;
        if (known == null || known.second != second) {
            known = new Written(second, HttpTime.text(now));
            last = known;
        }
        return known.text;
    }
}
