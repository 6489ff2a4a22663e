package io.envtest.internal.schema.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.schema.jsonpath.Condition.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles one path. */
final class JsonPathParser {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern SLICE = Pattern.compile("(-?\\d*)(?::(-?\\d*))?(?::(\\d*))?");
    private static final String END_OF_NAME = ".[]() =!<>,";
    private static final List<String> OPERATORS = List.of("==", "!=", "<=", ">=", "<", ">");

    private final String text;
    private int at;

    JsonPathParser(String text) {
        this.text = text;
    }

    JsonPath whole() {
        JsonPath path = path();
        if (at < text.length()) {
            throw unexpected();
        }
        return path;
    }

    private JsonPath path() {
        List<Step> steps = new ArrayList<>();
        if (peek() == '@' || peek() == '$') {
            at++;
        }
        while (at < text.length() && (peek() == '.' || peek() == '[')) {
            if (take("..")) {
                steps.add(new Step.Descent());
                if (peek() != '[') {
                    steps.add(member());
                }
            } else if (take(".")) {
                if (at < text.length() && peek() != '[') {
                    steps.add(member());
                }
            } else {
                at++;
                steps.add(bracket());
            }
        }
        return new JsonPath(steps);
    }

    private Step member() {
        if (take("*")) {
            return new Step.Wildcard();
        }
        StringBuilder name = new StringBuilder();
        while (at < text.length() && END_OF_NAME.indexOf(peek()) < 0) {
            if (peek() == '\\') {
                at++;
            }
            if (at < text.length()) {
                name.append(text.charAt(at++));
            }
        }
        if (name.isEmpty()) {
            throw unexpected();
        }
        return new Step.Member(name.toString());
    }

    private Step bracket() {
        List<Step> parts = new ArrayList<>();
        do {
            parts.add(part());
        } while (take(","));
        expect("]");
        return parts.size() == 1 ? parts.get(0) : new Step.Union(parts);
    }

    private Step part() {
        if (take("?(")) {
            Step filter = new Step.Filter(condition());
            expect(")");
            return filter;
        }
        if (take("*")) {
            return new Step.Slice(0, null, 1);
        }
        if (peek() == '\'') {
            return new Step.Member(quoted());
        }
        int end = at;
        while (end < text.length() && "-:0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        Matcher slice = SLICE.matcher(text.substring(at, end));
        if (end == at || !slice.matches()) {
            throw unexpected();
        }
        at = end;
        return slice(slice);
    }

    private static Step slice(Matcher slice) {
        String first = slice.group(1);
        int start = first.isEmpty() ? 0 : Integer.parseInt(first);
        if (slice.group(2) == null) {
            return new Step.Slice(start, start == -1 ? null : start + 1, 1);
        }
        Integer end = slice.group(2).isEmpty() ? null : Integer.valueOf(slice.group(2));
        String third = slice.group(3);
        int stride = third == null || third.isEmpty() ? 1 : Integer.parseInt(third);
        return new Step.Slice(start, end, Math.max(stride, 1));
    }

    private Condition condition() {
        Operand left = operand();
        skipSpaces();
        for (String operator : OPERATORS) {
            if (take(operator)) {
                return new Condition(left, operator, operand());
            }
        }
        return new Condition(left, "", element -> List.of());
    }

    private Operand operand() {
        skipSpaces();
        if (peek() == '@' || peek() == '.') {
            JsonPath path = path();
            skipSpaces();
            return path::find;
        }
        JsonNode literal = literal();
        skipSpaces();
        return element -> List.of(literal);
    }

    private JsonNode literal() {
        if (peek() == '\'' || peek() == '"') {
            return JSON.textNode(quoted());
        }
        int start = at;
        while (at < text.length() && " )=!<>".indexOf(peek()) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("true") || word.equals("false")) {
            return JSON.booleanNode(word.equals("true"));
        }
        try {
            return JSON.numberNode(new BigDecimal(word));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("unrecognized identifier " + word + " at " + start + " in " + text, e);
        }
    }

    private String quoted() {
        char quote = text.charAt(at++);
        StringBuilder content = new StringBuilder();
        while (peek() != quote) {
            if (peek() == '\\') {
                at++;
            }
            if (at >= text.length()) {
                throw new IllegalArgumentException("unterminated quoted string in " + text);
            }
            content.append(text.charAt(at++));
        }
        at++;
        return content.toString();
    }

    private void skipSpaces() {
        while (peek() == ' ') {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(String expected) {
        boolean there = text.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }

    private void expect(String expected) {
        if (!take(expected)) {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                at < text.length()
                        ? "unexpected " + text.charAt(at) + " at " + at + " in " + text
                        : "unexpected end of " + text);
    }
}
