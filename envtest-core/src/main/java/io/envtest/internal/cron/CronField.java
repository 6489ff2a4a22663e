package io.envtest.internal.cron;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The values one field of a schedule allows. Immutable.
 *
 * @param values one bit each
 * @param any whether the field is {@code *} or {@code ?}
 */
record CronField(long values, boolean any) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}");

    /**
     * Which values a field can have.
     *
     * @param names names of values, the first for the least value; empty if it has none
     */
    enum Bounds {
        MINUTE(0, 59, List.of()),
        HOUR(0, 23, List.of()),
        DAY_OF_MONTH(1, 31, List.of()),
        MONTH(1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
        DAY_OF_WEEK(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

        private final int min;
        private final int max;
        private final List<String> names;

        Bounds(int min, int max, List<String> names) {
            this.min = min;
            this.max = max;
            this.names = names;
        }
    }

    boolean allows(int value) {
        return (values & 1L << value) != 0;
    }

    static CronField parse(String text, Bounds bounds) throws CronSyntaxException {
        long values = 0;
        boolean any = false;
        for (String part : text.split(",")) {
            if (!part.isEmpty()) {
                CronField range = range(part, bounds);
                values |= range.values();
                any |= range.any();
            }
        }
        return new CronField(values, any);
    }

    /** {@code *}, {@code 3}, {@code 3-5}, each with a step {@code /2} or without. */
    private static CronField range(String text, Bounds bounds) throws CronSyntaxException {
        String[] rangeAndStep = text.split("/", -1);
        String[] ends = rangeAndStep[0].split("-", -1);
        boolean any = ends[0].equals("*") || ends[0].equals("?");
        if (ends.length > 2 && !any) {
            throw new CronSyntaxException("too many hyphens: " + text);
        }
        long start = any ? bounds.min : value(ends[0], bounds);
        long end = any ? bounds.max : ends.length == 1 ? start : value(ends[1], bounds);
        if (rangeAndStep.length > 2) {
            throw new CronSyntaxException("too many slashes: " + text);
        }
        long step = 1;
        if (rangeAndStep.length == 2) {
            step = number(rangeAndStep[1]);
            end = ends.length == 1 ? bounds.max : end;
        }
        check(text, bounds, start, end, step);
        return new CronField(bits(start, end, step), any && step == 1);
    }

    private static void check(String text, Bounds bounds, long start, long end, long step) throws CronSyntaxException {
        if (start < bounds.min) {
            throw new CronSyntaxException(
                    "beginning of range (" + start + ") below minimum (" + bounds.min + "): " + text);
        }
        if (end > bounds.max) {
            throw new CronSyntaxException("end of range (" + end + ") above maximum (" + bounds.max + "): " + text);
        }
        if (start > end) {
            throw new CronSyntaxException(
                    "beginning of range (" + start + ") beyond end of range (" + end + "): " + text);
        }
        if (step == 0) {
            throw new CronSyntaxException("step of range should be a positive number: " + text);
        }
    }

    private static long bits(long start, long end, long step) {
        long bits = 0;
        for (long value = start; value <= end; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    private static long value(String text, Bounds bounds) throws CronSyntaxException {
        int name = bounds.names.indexOf(text.toLowerCase(Locale.ROOT));
        return name >= 0 ? bounds.min + name : number(text);
    }

    private static long number(String text) throws CronSyntaxException {
        if (!NUMBER.matcher(text).matches()) {
            throw new CronSyntaxException(
                    "failed to parse int from " + text + ": strconv.Atoi: parsing \"" + text + "\": invalid syntax");
        }
        long number = Long.parseLong(text);
        if (number < 0) {
            throw new CronSyntaxException("negative number (" + number + ") not allowed: " + text);
        }
        return number;
    }
}
