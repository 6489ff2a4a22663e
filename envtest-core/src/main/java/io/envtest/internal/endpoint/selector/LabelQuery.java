package io.envtest.internal.endpoint.selector;

import io.envtest.internal.endpoint.selector.LabelLexer.Kind;
import io.envtest.internal.endpoint.selector.LabelLexer.Token;
import io.envtest.internal.endpoint.selector.LabelTerm.Operator;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.rule.Formats;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A label selector as it stands in a URL: {@code a=b,c in (d,e),!f}. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label selectors</a>
 */
public final class LabelQuery {

    private final List<LabelTerm> terms;

    private LabelQuery(List<LabelTerm> terms) {
        this.terms = terms;
    }

    /**
     * Parses a selector.
     *
     * @throws io.envtest.api.ApiException 400 with the real server's words if it is malformed
     */
    public static LabelQuery parse(String text) {
        return new LabelQuery(new Parser(text).parse());
    }

    /** Whether it selects everything. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether the labels satisfy every term. */
    public boolean matches(Map<String, String> labels) {
        for (LabelTerm term : terms) {
            if (!term.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    private static final class Parser {

        private static final String OPERATORS = "in, notin, =, ==, !=, gt, lt";

        private final LabelLexer lexer;
        private Token ahead;

        Parser(String text) {
            lexer = new LabelLexer(text);
            ahead = lexer.next();
        }

        List<LabelTerm> parse() {
            List<LabelTerm> terms = new ArrayList<>();
            while (true) {
                switch (value(ahead)) {
                    case IDENTIFIER, NOT -> terms.add(term());
                    case END -> {
                        return terms;
                    }
                    default -> throw found(ahead, ", expected: !, identifier, or 'end of string'");
                }
                Token end = take();
                if (end.kind() == Kind.END) {
                    return terms;
                }
                if (end.kind() != Kind.COMMA) {
                    throw found(end, ", expected: ',' or 'end of string'");
                }
                if (value(ahead) != Kind.IDENTIFIER && value(ahead) != Kind.NOT) {
                    throw found(ahead, ", expected: identifier after ','");
                }
            }
        }

        private LabelTerm term() {
            boolean absent = value(ahead) == Kind.NOT;
            if (absent) {
                take();
            }
            Token key = take();
            if (value(key) != Kind.IDENTIFIER) {
                throw requirement(foundText(key, ", expected: identifier"));
            }
            checkKey(key.text());
            boolean alone = ahead.kind() == Kind.END || ahead.kind() == Kind.COMMA;
            if (absent || alone) {
                return new LabelTerm(key.text(), absent ? Operator.ABSENT : Operator.EXISTS, Set.of());
            }
            Token operator = take();
            return switch (operator.kind()) {
                case IN -> checked(key.text(), Operator.IN, values());
                case NOT_IN -> checked(key.text(), Operator.NOT_IN, values());
                case EQUALS, DOUBLE_EQUALS -> checked(key.text(), Operator.IN, exactValue());
                case NOT_EQUALS -> checked(key.text(), Operator.NOT_IN, exactValue());
                case GREATER -> checked(key.text(), Operator.GREATER, exactValue());
                case LESS -> checked(key.text(), Operator.LESS, exactValue());
                default -> throw requirement(foundText(operator, ", expected: " + OPERATORS));
            };
        }

        private Set<String> values() {
            Token open = take();
            if (open.kind() != Kind.OPEN) {
                throw requirement(foundText(open, " expected: '('"));
            }
            if (ahead.kind() == Kind.CLOSE) {
                take();
                return Set.of("");
            }
            if (value(ahead) != Kind.IDENTIFIER && ahead.kind() != Kind.COMMA) {
                throw requirement(foundText(ahead, ", expected: ',', ')' or identifier"));
            }
            Set<String> values = list();
            take();
            return values;
        }

        /** The values up to the closing parenthesis, which stays; between two commas stands an empty value. */
        private Set<String> list() {
            Set<String> values = new LinkedHashSet<>();
            while (true) {
                Token token = take();
                if (value(token) == Kind.IDENTIFIER) {
                    values.add(token.text());
                    if (ahead.kind() == Kind.CLOSE) {
                        return values;
                    }
                    if (ahead.kind() != Kind.COMMA) {
                        throw requirement(foundText(ahead, ", expected: ',' or ')'"));
                    }
                } else if (token.kind() == Kind.COMMA) {
                    if (values.isEmpty()) {
                        values.add("");
                    }
                    if (ahead.kind() == Kind.CLOSE) {
                        values.add("");
                        return values;
                    }
                    if (ahead.kind() == Kind.COMMA) {
                        take();
                        values.add("");
                    }
                } else {
                    throw requirement(foundText(token, ", expected: ',', or identifier"));
                }
            }
        }

        private Set<String> exactValue() {
            if (ahead.kind() == Kind.END || ahead.kind() == Kind.COMMA) {
                return Set.of("");
            }
            Token value = take();
            if (value(value) != Kind.IDENTIFIER) {
                throw requirement(foundText(value, ", expected: identifier"));
            }
            return Set.of(value.text());
        }

        private static void checkKey(String key) {
            List<String> wrong = Formats.QUALIFIED_NAME.wrong(key);
            if (!wrong.isEmpty()) {
                throw requirement("<nil>: Invalid value: " + GoQuote.quote(key) + ": " + String.join("; ", wrong));
            }
        }

        private static LabelTerm checked(String key, Operator operator, Set<String> values) {
            List<String> errors = new ArrayList<>();
            boolean list = operator == Operator.IN || operator == Operator.NOT_IN;
            if (list && values.isEmpty()) {
                errors.add("values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
            }
            int index = 0;
            for (String value : new TreeSet<>(values)) {
                if (!list && !isNumber(value)) {
                    errors.add("values[" + index + "]: Invalid value: " + GoQuote.quote(value)
                            + ": for 'Gt', 'Lt' operators, the value must be an integer");
                }
                List<String> wrong = Formats.LABEL_VALUE.wrong(value);
                if (!wrong.isEmpty()) {
                    errors.add("values[" + index + "][" + key + "]: Invalid value: " + GoQuote.quote(value) + ": "
                            + String.join("; ", wrong));
                }
                index++;
            }
            if (!errors.isEmpty()) {
                throw requirement(errors.size() == 1 ? errors.get(0) : "[" + String.join(", ", errors) + "]");
            }
            return new LabelTerm(key, operator, values);
        }

        private static boolean isNumber(String value) {
            try {
                Long.parseLong(value);
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private Token take() {
            Token taken = ahead;
            ahead = lexer.next();
            return taken;
        }

        /** The kind where a key or value is expected: there the words of operators are as good as any. */
        private static Kind value(Token token) {
            return token.kind() == Kind.IN || token.kind() == Kind.NOT_IN ? Kind.IDENTIFIER : token.kind();
        }

        private static String foundText(Token token, String expected) {
            return "found '" + token.text() + "'" + expected;
        }

        private static io.envtest.api.ApiException found(Token token, String expected) {
            return ApiErrors.badRequest(foundText(token, expected));
        }

        private static io.envtest.api.ApiException requirement(String why) {
            return ApiErrors.badRequest("unable to parse requirement: " + why);
        }
    }
}
