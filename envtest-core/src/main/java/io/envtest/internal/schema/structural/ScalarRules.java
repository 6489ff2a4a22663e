package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.schema.format.TextFormats;
import java.util.List;

/** What a schema says about a value by itself: its type, its text, the values allowed. */
final class ScalarRules {

    private final Findings findings;
    private final SchemaPlace place;
    private final StructuralSchema schema;
    private final ScalarKeywords keywords;

    ScalarRules(Findings findings, SchemaPlace place, StructuralSchema schema) {
        this.findings = findings;
        this.place = place;
        this.schema = schema;
        this.keywords = schema.keywords();
    }

    void type(JsonNode value) {
        String types = schema.isIntOrString() ? "integer,string" : schema.type();
        if (types.isEmpty() && keywords.format().isEmpty()) {
            return;
        }
        findings.countCheck();
        if (value.isNull()) {
            if (!types.isEmpty() && !schema.isNullable()) {
                wrongType(types, "null");
            }
            return;
        }
        String actual = JsonTypes.of(value);
        boolean fits = fits(value, actual);
        String format = keywords.format();
        boolean hasFormat = JsonTypes.formatOf(value).equals(format);
        if (!format.isEmpty() && !value.isTextual() && !value.isArray() && !fits && !hasFormat) {
            wrongType(format, JsonTypes.formatOf(value));
        } else if (!format.isEmpty() && !isNumeric() && (value.isTextual() || value.isArray())) {
            return;
        } else if (!types.isEmpty() && !fits) {
            wrongType(types, actual);
        }
    }

    private boolean isNumeric() {
        return schema.type().equals("number") || schema.type().equals("integer");
    }

    private boolean fits(JsonNode value, String actual) {
        if (schema.isIntOrString()) {
            return actual.equals("string") || isInteger(value, actual);
        }
        return switch (schema.type()) {
            case "integer" -> isInteger(value, actual);
            case "number" -> value.isNumber();
            default -> actual.equals(schema.type());
        };
    }

    private static boolean isInteger(JsonNode value, String actual) {
        return actual.equals("integer") || actual.equals("number") && GoNumber.isWhole(value.doubleValue());
    }

    private void wrongType(String wanted, String actual) {
        findings.add(place.error(
                FieldErrorType.TYPE_INVALID,
                actual,
                place.inBody() + " must be of type " + wanted + ": " + GoQuote.quote(actual)));
    }

    void text(String text) {
        findings.countCheck();
        int length = text.codePointCount(0, text.length());
        Long most = keywords.maxLength();
        Long least = keywords.minLength();
        TextPattern pattern = keywords.pattern();
        if (most != null && length > most) {
            String bytes = most == 1 ? " byte" : " bytes";
            String detail = most < 0 ? "value is too long" : "may not be more than " + most + bytes;
            findings.add(place.error(FieldErrorType.TOO_LONG, "", detail));
        } else if (least != null && length < least) {
            findings.add(place.invalid(text, place.inBody() + " should be at least " + least + " chars long"));
        } else if (pattern != null && !pattern.isFoundIn(text)) {
            findings.add(place.invalid(text, place.inBody() + " should match '" + pattern + "'"));
        }
        format(text);
    }

    private void format(String text) {
        String format = keywords.format();
        if (TextFormats.known("", format)) {
            findings.countCheck();
            if (!TextFormats.matches(format, text)) {
                String words = place.inBody() + " must be of type " + format + ": " + GoQuote.quote(text);
                findings.add(place.error(FieldErrorType.TYPE_INVALID, text, words));
            }
        }
    }

    void enumeration(JsonNode value) {
        findings.countCheck();
        List<JsonNode> allowed = keywords.enumeration();
        if (allowed.isEmpty() || allowed.stream().anyMatch(one -> JsonTypes.isAllowed(one, value))) {
            return;
        }
        List<String> texts = allowed.stream()
                .map(one -> one.isTextual()
                        ? one.textValue()
                        : SortedFields.copy(one).toString())
                .toList();
        FieldErrors refused = new FieldErrors();
        refused.notSupported(place.path(), value, texts);
        refused.list().forEach(findings::add);
    }
}
