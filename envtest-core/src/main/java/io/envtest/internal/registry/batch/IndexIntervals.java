package io.envtest.internal.registry.batch;

import io.envtest.internal.field.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Sets of indexes of a Job as text: {@code 1,3-5,7}. */
final class IndexIntervals {

    /** The text is none; the message says why in the real server's words. */
    static final class SyntaxException extends Exception {

        private static final long serialVersionUID = 1L;

        SyntaxException(String message) {
            super(message, null, false, false);
        }
    }

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}");

    private IndexIntervals() {}

    /**
     * How many indexes a text names.
     *
     * @param completions how many there are
     */
    static int count(String text, int completions) throws SyntaxException {
        if (text.isEmpty()) {
            return 0;
        }
        long last = -1;
        boolean first = true;
        int total = 0;
        for (String interval : text.split(",", -1)) {
            long[] ends = ends(interval, completions);
            if (!first && last >= ends[0]) {
                throw decreasing(last, ends[0]);
            }
            total += (int) (ends[1] - ends[0] + 1);
            last = ends[1];
            first = false;
        }
        return total;
    }

    /** First and last index. */
    private static long[] ends(String interval, int completions) throws SyntaxException {
        String[] ends = interval.split("-", -1);
        if (ends.length > 2) {
            throw new SyntaxException("the fragment " + GoQuote.quote(interval)
                    + " violates the requirement that an index interval can have at most two parts separated by"
                    + " '-'");
        }
        long begin = index(ends[0], completions);
        long end = ends.length == 1 ? begin : index(ends[1], completions);
        if (ends.length == 2 && begin >= end) {
            throw decreasing(begin, end);
        }
        return new long[] {begin, end};
    }

    /** The first index that two texts name, both of which should be in order; what is no interval names nothing. */
    static OptionalLong overlap(String one, String other, int completions) {
        List<long[]> ones = intervals(one, completions);
        List<long[]> others = intervals(other, completions);
        int i = 0;
        int j = 0;
        while (i < ones.size() && j < others.size()) {
            if (ones.get(i)[1] < others.get(j)[0]) {
                i++;
            } else if (others.get(j)[1] < ones.get(i)[0]) {
                j++;
            } else {
                return OptionalLong.of(Math.max(ones.get(i)[0], others.get(j)[0]));
            }
        }
        return OptionalLong.empty();
    }

    private static List<long[]> intervals(String text, int completions) {
        List<long[]> intervals = new ArrayList<>();
        for (String interval : text.split(",", -1)) {
            try {
                intervals.add(ends(interval, completions));
            } catch (SyntaxException notOne) {
                continue;
            }
        }
        return intervals;
    }

    private static long index(String text, int completions) throws SyntaxException {
        if (!NUMBER.matcher(text).matches()) {
            throw new SyntaxException("cannot convert string to integer for index: " + GoQuote.quote(text));
        }
        long index = Long.parseLong(text);
        if (index >= completions) {
            throw new SyntaxException("too large index: " + GoQuote.quote(text));
        }
        return index;
    }

    private static SyntaxException decreasing(long previous, long current) {
        return new SyntaxException("non-increasing order, previous: " + previous + ", current: " + current);
    }
}
