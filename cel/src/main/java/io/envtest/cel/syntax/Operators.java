package io.envtest.cel.syntax;

import java.util.Map;

/** The names under which operators are functions. */
public final class Operators {

    /** {@code a ? b : c}. */
    public static final String CONDITIONAL = "_?_:_";
    /** {@code a && b}. */
    public static final String AND = "_&&_";
    /** {@code a || b}. */
    public static final String OR = "_||_";
    /** {@code !a}. */
    public static final String NOT = "!_";
    /** {@code -a}. */
    public static final String NEGATE = "-_";
    /** {@code a == b}. */
    public static final String EQUALS = "_==_";
    /** {@code a != b}. */
    public static final String NOT_EQUALS = "_!=_";
    /** {@code a < b}. */
    public static final String LESS = "_<_";
    /** {@code a <= b}. */
    public static final String LESS_EQUALS = "_<=_";
    /** {@code a > b}. */
    public static final String GREATER = "_>_";
    /** {@code a >= b}. */
    public static final String GREATER_EQUALS = "_>=_";
    /** {@code a + b}. */
    public static final String ADD = "_+_";
    /** {@code a - b}. */
    public static final String SUBTRACT = "_-_";
    /** {@code a * b}. */
    public static final String MULTIPLY = "_*_";
    /** {@code a / b}. */
    public static final String DIVIDE = "_/_";
    /** {@code a % b}. */
    public static final String MODULO = "_%_";
    /** {@code a in b}. */
    public static final String IN = "@in";
    /** {@code a[b]}. */
    public static final String INDEX = "_[_]";
    /** {@code a[?b]}. */
    public static final String OPTIONAL_INDEX = "_[?_]";
    /** {@code a.?b}. */
    public static final String OPTIONAL_SELECT = "_?._";
    /** Whether a value is not false, where an error counts as not false; only macros use it. */
    public static final String NOT_STRICTLY_FALSE = "@not_strictly_false";

    private static final Map<String, String> BINARY = Map.ofEntries(
            Map.entry("==", EQUALS),
            Map.entry("!=", NOT_EQUALS),
            Map.entry("<", LESS),
            Map.entry("<=", LESS_EQUALS),
            Map.entry(">", GREATER),
            Map.entry(">=", GREATER_EQUALS),
            Map.entry("in", IN),
            Map.entry("+", ADD),
            Map.entry("-", SUBTRACT),
            Map.entry("*", MULTIPLY),
            Map.entry("/", DIVIDE),
            Map.entry("%", MODULO));

    private Operators() {}

    /** The function of an operator between two operands. */
    static String binary(String symbol) {
        return BINARY.getOrDefault(symbol, symbol);
    }
}
