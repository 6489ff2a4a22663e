package io.envtest.kubelet.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code test}, {@code [ ]} and {@code [[ ]]}. */
final class TestProgram {

    private TestProgram() {}

    static int run(List<String> arguments, Frame frame) {
        String closing = switch (arguments.get(0)) {
            case "[" -> "]";
            case "[[" -> "]]";
            default -> "";
        };
        List<String> inside = new ArrayList<>(arguments.subList(1, arguments.size()));
        if (!closing.isEmpty()
                && (inside.isEmpty() || !inside.remove(inside.size() - 1).equals(closing))) {
            throw new NotUnderstoodException("[ without ]");
        }
        return any(inside, frame) ? 0 : 1;
    }

    private static boolean any(List<String> words, Frame frame) {
        int or = words.indexOf("-o");
        return or < 0
                ? all(words, frame)
                : all(words.subList(0, or), frame) || any(words.subList(or + 1, words.size()), frame);
    }

    private static boolean all(List<String> words, Frame frame) {
        int and = words.indexOf("-a");
        return and < 0
                ? holds(words, frame)
                : holds(words.subList(0, and), frame) && all(words.subList(and + 1, words.size()), frame);
    }

    private static boolean holds(List<String> words, Frame frame) {
        if (!words.isEmpty() && words.get(0).equals("!")) {
            return !holds(words.subList(1, words.size()), frame);
        }
        return switch (words.size()) {
            case 0 -> false;
            case 1 -> !words.get(0).isEmpty();
            case 2 -> unary(words.get(0), words.get(1), frame);
            case 3 -> binary(words.get(0), words.get(1), words.get(2));
            default -> throw new NotUnderstoodException(String.join(" ", words));
        };
    }

    private static boolean unary(String operator, String operand, Frame frame) {
        Files files = frame.shell().files();
        return switch (operator) {
            case "-z" -> operand.isEmpty();
            case "-n" -> !operand.isEmpty();
            case "-f" -> files.isFile(operand);
            case "-d" -> files.isDirectory(operand);
            case "-e", "-r", "-w" -> files.exists(operand);
            case "-s" -> files.isFile(operand) && !files.read(operand).isEmpty();
            default -> throw new NotUnderstoodException(operator);
        };
    }

    private static boolean binary(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "-eq" -> number(left) == number(right);
            case "-ne" -> number(left) != number(right);
            case "-lt" -> number(left) < number(right);
            case "-le" -> number(left) <= number(right);
            case "-gt" -> number(left) > number(right);
            case "-ge" -> number(left) >= number(right);
            default -> throw new NotUnderstoodException(operator);
        };
    }

    private static long number(String text) {
        if (!text.strip().matches("-?\\d{1,18}")) {
            throw new NotUnderstoodException(text);
        }
        return Long.parseLong(text.strip());
    }
}
