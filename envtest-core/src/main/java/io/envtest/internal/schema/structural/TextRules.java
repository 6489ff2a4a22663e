package io.envtest.internal.schema.structural;

import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.view.FieldPath;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The keywords of texts. */
final class TextRules {

    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9A-F]{8}-?[0-9A-F]{4}-?[0-9A-F]{4}-?[0-9A-F]{4}-?[0-9A-F]{12}");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|(2[0-4]|1\\d|[1-9]|)\\d)\\.?\\b){4}");
    private static final Pattern DURATION = Pattern.compile("-?(\\d+(\\.\\d*)?(ns|us|µs|ms|s|m|h|d|w))+|0");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private TextRules() {}

    static void check(FieldErrors errors, String text, StructuralSchema schema, FieldPath path) {
        int length = text.codePointCount(0, text.length());
        if (schema.keyword("maxLength").isNumber()
                && length > schema.keyword("maxLength").asInt()) {
            errors.tooLong(path, schema.keyword("maxLength").asInt());
        }
        if (schema.keyword("minLength").isNumber()
                && length < schema.keyword("minLength").asInt()) {
            errors.invalid(
                    path,
                    text,
                    path + " in body should be at least "
                            + schema.keyword("minLength").asInt() + " chars long");
        }
        String pattern = schema.keyword("pattern").asText();
        if (!pattern.isEmpty() && !found(pattern, text)) {
            errors.invalid(path, text, path + " in body should match '" + pattern + "'");
        }
        if (!schema.format().isEmpty() && !hasFormat(text, schema.format())) {
            errors.add(new FieldError(
                    FieldErrorType.INVALID,
                    path,
                    text,
                    path + " in body must be of type " + schema.format() + ": " + GoQuote.quote(text)));
        }
    }

    private static boolean found(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static boolean hasFormat(String text, String format) {
        return switch (format) {
            case "date-time" -> isTime(text);
            case "date" -> isDate(text);
            case "byte" -> isBase64(text);
            case "duration" -> DURATION.matcher(text).matches();
            case "uuid" -> UUID.matcher(text).matches();
            case "ipv4" -> IPV4.matcher(text).matches();
            case "email" -> EMAIL.matcher(text).matches();
            default -> true;
        };
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
