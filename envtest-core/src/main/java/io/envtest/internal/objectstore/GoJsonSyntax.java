package io.envtest.internal.objectstore;

/** Checks JSON syntax and names the first fault as Go's decoder does, for example {@code unexpected end of JSON input}. */
final class GoJsonSyntax {

    private static final String VALUE = "looking for beginning of value";
    private static final int END = -1;

    private final String json;
    private int at;

    GoJsonSyntax(String json) {
        this.json = json;
    }

    /** The fault, empty if there is none. */
    String problem() {
        try {
            value();
            blanks();
            if (peek() != END) {
                fail("after top-level value");
            }
            return "";
        } catch (Fault e) {
            return e.problem;
        }
    }

    private void value() throws Fault {
        blanks();
        switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void members() throws Fault {
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            blanks();
            if (peek() != '"') {
                fail("looking for beginning of object key string");
            }
            string();
            expect(':', "after object key");
            value();
            blanks();
            if (peek() == '}') {
                at++;
                return;
            }
            expect(',', "after object key:value pair");
        }
    }

    private void elements() throws Fault {
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value();
            blanks();
            if (peek() == ']') {
                at++;
                return;
            }
            expect(',', "after array element");
        }
    }

    private void string() throws Fault {
        at++;
        while (peek() != '"') {
            if (peek() == '\\') {
                escape();
            } else if (peek() == END || peek() < ' ') {
                fail("in string literal");
            } else {
                at++;
            }
        }
        at++;
    }

    private void escape() throws Fault {
        at++;
        if (peek() == 'u') {
            for (int i = 0; i < 4; i++) {
                at++;
                if (peek() == END || Character.digit(peek(), 16) < 0) {
                    failInToken("in \\u hexadecimal character escape");
                }
            }
        } else if (peek() == END || "\"\\/bfnrt".indexOf(peek()) < 0) {
            failInToken("in string escape code");
        }
        at++;
    }

    private void literal(String word) throws Fault {
        for (int i = 1; i < word.length(); i++) {
            at++;
            if (peek() != word.charAt(i)) {
                failInToken("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
        at++;
    }

    private void number() throws Fault {
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else if (!digits()) {
            require(!negative, "in numeric literal");
            fail(VALUE);
        }
        if (peek() == '.') {
            at++;
            require(digits(), "after decimal point in numeric literal");
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            require(digits(), "in exponent of numeric literal");
        }
    }

    private boolean digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start;
    }

    private void require(boolean holds, String where) throws Fault {
        if (!holds) {
            failInToken(where);
        }
    }

    private void expect(char c, String where) throws Fault {
        blanks();
        if (peek() != c) {
            fail(where);
        }
        at++;
    }

    private void blanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    private int peek() {
        return at < json.length() ? json.charAt(at) : END;
    }

    private void fail(String where) throws Fault {
        if (peek() == END) {
            throw new Fault("unexpected end of JSON input");
        }
        failInToken(where);
    }

    /** Go treats the end as a blank, which only between tokens and within strings is no fault by itself. */
    private void failInToken(String where) throws Fault {
        char c = peek() == END ? ' ' : json.charAt(at);
        throw new Fault("invalid character '" + c + "' " + where);
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        private final String problem;

        Fault(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }
    }
}
