package io.envtest.internal.endpoint.selector;

import io.envtest.internal.meta.ApiErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A field selector as it stands in a URL: {@code metadata.name=a,status.phase!=Running}. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/">Field selectors</a>
 */
public final class FieldQuery {

    private record Term(String field, boolean equal, String value) {}

    private final List<Term> terms;

    private FieldQuery(List<Term> terms) {
        this.terms = terms;
    }

    /**
     * Parses a selector.
     *
     * @throws io.envtest.api.ApiException 400 with the real server's words if it is malformed
     */
    public static FieldQuery parse(String text) {
        List<Term> terms = new ArrayList<>();
        for (String part : split(text)) {
            if (!part.isEmpty()) {
                Term term = term(text, part);
                if (!term.field.isEmpty() || !term.value.isEmpty()) { // neither a field nor a value asks nothing
                    terms.add(term);
                }
            }
        }
        return new FieldQuery(terms);
    }

    /** Whether it selects everything. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether the fields satisfy every term; an absent field is empty. */
    public boolean matches(Map<String, String> fields) {
        for (Term term : terms) {
            if (fields.getOrDefault(term.field, "").equals(term.value) != term.equal) {
                return false;
            }
        }
        return true;
    }

    /** The value that the field must have exactly; empty if it need not. */
    public String exactly(String field) {
        for (Term term : terms) {
            if (term.equal && term.field.equals(field)) {
                return term.value;
            }
        }
        return "";
    }

    /** The same with other names for the fields; the operator throws for a field that cannot be selected by. */
    public FieldQuery rename(UnaryOperator<String> field) {
        return new FieldQuery(terms.stream()
                .map(term -> new Term(field.apply(term.field), term.equal, term.value))
                .toList());
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == ',') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Term term(String whole, String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '\\') {
                i++;
            } else if (part.startsWith("!=", i)) {
                return new Term(part.substring(0, i), false, unescape(part.substring(i + 2)));
            } else if (part.startsWith("==", i)) {
                return new Term(part.substring(0, i), true, unescape(part.substring(i + 2)));
            } else if (part.charAt(i) == '=') {
                return new Term(part.substring(0, i), true, unescape(part.substring(i + 1)));
            }
        }
        throw ApiErrors.badRequest("invalid selector: '" + whole + "'; can't understand '" + part + "'");
    }

    private static String unescape(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
                String escaped = i < value.length() ? value.substring(i, i + 1) : "";
                if (escaped.isEmpty() || "\\,=".indexOf(escaped.charAt(0)) < 0) {
                    throw ApiErrors.badRequest("invalid field selector: invalid escape sequence: \\" + escaped);
                }
                plain.append(escaped);
            } else if (c == ',' || c == '=') {
                throw ApiErrors.badRequest("invalid field selector: unescaped character in value: " + (int) c);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
