package io.envtest.internal.codec;

import io.envtest.internal.meta.Times;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads a point in time as Go does for RFC 3339, with Go's words for what is wrong. One use each. */
public final class GoTime {

    private static final String SECONDS_LAYOUT = "2006-01-02T15:04:05Z07:00";
    private static final String MICROS_LAYOUT = "2006-01-02T15:04:05.000000Z07:00";
    private static final String ZERO = "0001-01-01T00:00:00Z";

    private final String text;
    private final String layout;
    private String rest;

    private GoTime(String text, String layout) {
        this.text = text;
        this.layout = layout;
        this.rest = text;
    }

    /** A Time: whole seconds in UTC; empty for Go's zero time. */
    public static String seconds(String text) {
        String printed = Times.seconds(new GoTime(text, SECONDS_LAYOUT).parse());
        return printed.equals(ZERO) ? "" : printed;
    }

    /** A MicroTime: microseconds in UTC; empty for Go's zero time. */
    public static String micros(String text) {
        Instant time = new GoTime(text, MICROS_LAYOUT).parse();
        return time.toString().equals(ZERO) ? "" : Times.micros(time);
    }

    private Instant parse() {
        int year = number(4, "2006", 0, 9999, "year");
        literal("-");
        int month = number(2, "01", 1, 12, "month");
        literal("-");
        int day = number(2, "02", 0, 99, "day");
        literal("T");
        int hour = hour();
        literal(":");
        int minute = number(2, "04", 0, 59, "minute");
        literal(":");
        int second = number(2, "05", 0, 59, "second");
        int nano = layout.equals(MICROS_LAYOUT) ? exactFraction() : anyFraction();
        int offset = zone();
        if (!rest.isEmpty()) {
            throw refused(": extra text: " + quote(rest));
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second, nano)
                    .toInstant(ZoneOffset.UTC)
                    .minusSeconds(offset);
        } catch (DateTimeException e) {
            throw refused(": day out of range");
        }
    }

    private int hour() {
        String digits = rest.length() > 1 && isDigit(1) ? "15" : "1";
        if (digits.length() == 1 && !rest.isEmpty() && isDigit(0)) {
            int hour = rest.charAt(0) - '0';
            rest = rest.substring(1);
            return hour;
        }
        return number(2, "15", 0, 23, "hour");
    }

    private int number(int length, String element, int least, int most, String name) {
        if (rest.length() < length || !allDigits(length)) {
            throw cannotParse(element);
        }
        int value = Integer.parseInt(rest.substring(0, length));
        rest = rest.substring(length);
        if (value < least || value > most) {
            throw refused(": " + name + " out of range");
        }
        return value;
    }

    private void literal(String expected) {
        if (!rest.startsWith(expected)) {
            throw cannotParse(expected);
        }
        rest = rest.substring(1);
    }

    private int anyFraction() {
        if (rest.length() < 2 || ".,".indexOf(rest.charAt(0)) < 0 || !isDigit(1)) {
            return 0;
        }
        int end = 1;
        while (end < rest.length() && isDigit(end)) {
            end++;
        }
        return fraction(end);
    }

    private int exactFraction() {
        if (rest.length() < 7 || ".,".indexOf(rest.charAt(0)) < 0 || !allDigitsFrom(1, 7)) {
            throw cannotParse(".000000");
        }
        return fraction(7);
    }

    private int fraction(int end) {
        String digits = (rest.substring(1, end) + "000000000").substring(0, 9);
        rest = rest.substring(end);
        return Integer.parseInt(digits);
    }

    /** Seconds east of UTC. */
    private int zone() {
        if (rest.startsWith("Z")) {
            rest = rest.substring(1);
            return 0;
        }
        boolean shaped = rest.length() >= 6
                && "+-".indexOf(rest.charAt(0)) >= 0
                && allDigitsFrom(1, 3)
                && rest.charAt(3) == ':'
                && allDigitsFrom(4, 6);
        if (!shaped) {
            throw cannotParse("Z07:00");
        }
        int hours = Integer.parseInt(rest.substring(1, 3));
        int minutes = Integer.parseInt(rest.substring(4, 6));
        int sign = rest.charAt(0) == '-' ? -1 : 1;
        if (hours > 24) {
            throw refused(": time zone offset hour out of range");
        }
        if (minutes > 60) {
            throw refused(": time zone offset minute out of range");
        }
        rest = rest.substring(6);
        return sign * (hours * 3600 + minutes * 60);
    }

    private boolean isDigit(int at) {
        return rest.charAt(at) >= '0' && rest.charAt(at) <= '9';
    }

    private boolean allDigits(int length) {
        return allDigitsFrom(0, length);
    }

    private boolean allDigitsFrom(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(i)) {
                return false;
            }
        }
        return true;
    }

    private DecodingException cannotParse(String element) {
        return refused(" as " + quote(layout) + ": cannot parse " + quote(rest) + " as " + quote(element));
    }

    private DecodingException refused(String why) {
        return new DecodingException("parsing time " + quote(text) + why);
    }

    /** Texts as this parser quotes them: all that is not ASCII is shown byte by byte. */
    private static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each < ' ') {
                out.append(String.format("\\x%02x", each));
            } else {
                out.append(each == '"' || each == '\\' ? "\\" : "").append((char) each);
            }
        }
        return out.append('"').toString();
    }
}
