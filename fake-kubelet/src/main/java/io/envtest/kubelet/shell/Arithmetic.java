package io.envtest.kubelet.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole-number expressions of {@code $((...))} and {@code expr}. */
final class Arithmetic {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\d+|[A-Za-z_]\\w*|==|!=|<=|>=|&&|\\|\\||[-+*/%()<>=|&])");
    private static final List<List<String>> LEVELS = List.of(
            List.of("||", "|"),
            List.of("&&", "&"),
            List.of("=", "==", "!=", "<", ">", "<=", ">="),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private final List<String> tokens;
    private final Shell shell;
    private int at;

    private Arithmetic(List<String> tokens, Shell shell) {
        this.tokens = tokens;
        this.shell = shell;
    }

    static long evaluate(String expression, Shell shell) {
        Matcher matcher = TOKEN.matcher(expression);
        List<String> tokens = new ArrayList<>();
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!expression.substring(end).isBlank()) {
            throw new NotUnderstoodException(expression);
        }
        return evaluate(tokens, shell);
    }

    static long evaluate(List<String> tokens, Shell shell) {
        Arithmetic arithmetic = new Arithmetic(tokens, shell);
        long value = arithmetic.level(0);
        if (arithmetic.at < tokens.size()) {
            throw new NotUnderstoodException(String.join(" ", tokens));
        }
        return value;
    }

    private long level(int level) {
        if (level == LEVELS.size()) {
            return operand();
        }
        long left = level(level + 1);
        while (at < tokens.size() && LEVELS.get(level).contains(tokens.get(at))) {
            String operator = tokens.get(at++);
            left = apply(left, operator, level(level + 1));
        }
        return left;
    }

    private long operand() {
        String token = at < tokens.size() ? tokens.get(at++) : "";
        if (token.equals("-")) {
            return -operand();
        }
        if (token.equals("(")) {
            long value = level(0);
            at++;
            return value;
        }
        String value = token.matches("[A-Za-z_]\\w*") ? shell.variables().getOrDefault(token, "0") : token;
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new NotUnderstoodException(value);
        }
    }

    private static long apply(long left, String operator, long right) {
        if (right == 0 && (operator.equals("/") || operator.equals("%"))) {
            throw new NotUnderstoodException("division by zero");
        }
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "%" -> left % right;
            case "=", "==" -> truth(left == right);
            case "!=" -> truth(left != right);
            case "<" -> truth(left < right);
            case ">" -> truth(left > right);
            case "<=" -> truth(left <= right);
            case ">=" -> truth(left >= right);
            case "&&", "&" -> truth(left != 0 && right != 0);
            default -> truth(left != 0 || right != 0);
        };
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }
}
