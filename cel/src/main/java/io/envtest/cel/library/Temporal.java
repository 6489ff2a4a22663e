package io.envtest.cel.library;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.Timestamps;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;

/** Sums and differences of timestamps and durations. */
final class Temporal {

    static final CelError TIMESTAMP_OVERFLOW = new CelError("timestamp overflow");

    private Temporal() {}

    static Object plusDuration(Object[] args) {
        if (args[0] instanceof Duration a) {
            return args[1] instanceof Duration b ? checked(a.plus(b)) : shifted((OffsetDateTime) args[1], a);
        }
        return shifted((OffsetDateTime) args[0], (Duration) args[1]);
    }

    static Object minusDuration(Object[] args) {
        Duration subtrahend = (Duration) args[1];
        return args[0] instanceof Duration a
                ? checked(a.minus(subtrahend))
                : shifted((OffsetDateTime) args[0], subtrahend.negated());
    }

    static Object between(Object[] args) {
        return checked(Duration.between((OffsetDateTime) args[1], (OffsetDateTime) args[0]));
    }

    private static Object shifted(OffsetDateTime time, Duration by) {
        try {
            OffsetDateTime shifted = time.plus(by);
            return Timestamps.inRange(shifted.toInstant()) ? shifted : TIMESTAMP_OVERFLOW;
        } catch (DateTimeException | ArithmeticException tooFar) {
            return TIMESTAMP_OVERFLOW;
        }
    }

    /** A duration, as long as its nanoseconds fit in 64 bits. */
    private static Object checked(Duration duration) {
        try {
            return Duration.ofNanos(duration.toNanos());
        } catch (ArithmeticException tooLong) {
            return Arithmetic.INT_OVERFLOW;
        }
    }
}
