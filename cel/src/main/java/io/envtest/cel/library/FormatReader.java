package io.envtest.cel.library;

/** Reads a format from left to right. */
final class FormatReader {

    private static final int LONGEST_PRECISION = 4;
    private static final String FAILED = "could not parse formatting clause: ";

    private final String format;
    private final int values;
    private int at;
    private int nextValue;

    /**
     * @param format the format
     * @param values how many values there are for it
     */
    FormatReader(String format, int values) {
        this.format = format;
        this.values = values;
    }

    /** What the format asks for, in order. */
    interface Handler {

        /** A piece of text. */
        void text(char c);

        /** A value, with the number of digits after the point or -1. */
        void value(int index, FormatVerb verb, int precision) throws FormatException;
    }

    /** Reads all of it; the number of values it asked for. */
    int read(Handler handler) throws FormatException {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c != '%') {
                handler.text(c);
            } else if (at < format.length() && format.charAt(at) == '%') {
                at++;
                handler.text('%');
            } else {
                readClause(handler);
            }
        }
        return nextValue;
    }

    private void readClause(Handler handler) throws FormatException {
        if (at == format.length()) {
            throw new FormatException("unexpected end of string");
        }
        if (nextValue >= values) {
            throw new FormatException("index " + nextValue + " out of range");
        }
        int precision = readPrecision();
        FormatVerb verb = FormatVerb.of(format.charAt(at));
        if (verb == null) {
            throw new FormatException(FAILED + "unrecognized formatting clause \"" + format.charAt(at) + "\"");
        }
        at++;
        handler.value(nextValue++, verb, precision);
    }

    private int readPrecision() throws FormatException {
        if (format.charAt(at) != '.') {
            return -1;
        }
        int end = ++at;
        while (end < format.length() && format.charAt(end) >= '0' && format.charAt(end) <= '9') {
            end++;
        }
        String digits = format.substring(at, end);
        if (end == format.length()) {
            throw new FormatException(
                    FAILED + "error while parsing precision: could not find end of precision specifier");
        }
        if (digits.isEmpty() || digits.length() > LONGEST_PRECISION) {
            throw new FormatException(FAILED
                    + "error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing \""
                    + digits + "\": " + (digits.isEmpty() ? "invalid syntax" : "value out of range"));
        }
        at = end;
        return Integer.parseInt(digits);
    }
}
