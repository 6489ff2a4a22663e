package io.envtest.internal.endpoint.options;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.QueryParameters;
import io.envtest.view.FieldPath;
import java.math.BigInteger;
import java.util.List;

/** Reads single values of a query and checks those that several kinds of option share. */
final class OptionValues {

    private static final int LONGEST_MANAGER = 128;
    private static final List<String> VALIDATIONS = List.of("", "Ignore", "Strict", "Warn");

    private OptionValues() {}

    /** A whole number; the default if the parameter was not given. */
    static long number(QueryParameters query, String name, long otherwise) {
        if (!query.has(name)) {
            return otherwise;
        }
        String text = query.first(name);
        if (!text.matches("[+-]?[0-9]+")) {
            throw unparsable(text, "invalid syntax");
        }
        BigInteger value = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
        if (value.bitLength() >= Long.SIZE) {
            throw unparsable(text, "value out of range");
        }
        return value.longValue();
    }

    private static ApiException unparsable(String text, String why) {
        return ApiErrors.badRequest("strconv.ParseInt: parsing " + GoQuote.quote(text) + ": " + why);
    }

    /** Whether it is a dry run; adds an error for anything but {@code All}. */
    static boolean dryRun(List<String> values, FieldErrors errors) {
        if (!values.stream().allMatch("All"::equals)) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode();
            values.forEach(shown::add);
            errors.notSupported(FieldPath.root("dryRun"), shown, List.of("All"));
        }
        return !values.isEmpty();
    }

    static void checkManager(String manager, FieldErrors errors) {
        if (manager.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_MANAGER) {
            errors.tooLong(FieldPath.root("fieldManager"), LONGEST_MANAGER);
        }
        int position = 0;
        for (int at = 0; at < manager.length(); at = manager.offsetByCodePoints(at, 1)) {
            int point = manager.codePointAt(at);
            if (!isPrintable(point)) {
                String shown = String.format("U+%04X", point);
                errors.invalid(
                        FieldPath.root("fieldManager"),
                        manager,
                        "invalid character " + shown + " (at position " + position + ")");
            }
            position += utf8Length(point);
        }
    }

    private static int utf8Length(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    private static boolean isPrintable(int point) {
        return point == ' '
                || Character.isDefined(point)
                        && !Character.isISOControl(point)
                        && !Character.isWhitespace(point)
                        && !Character.isSpaceChar(point)
                        && Character.getType(point) != Character.FORMAT
                        && Character.getType(point) != Character.PRIVATE_USE
                        && Character.getType(point) != Character.SURROGATE;
    }

    static void checkFieldValidation(String directive, FieldErrors errors) {
        if (!VALIDATIONS.contains(directive)) {
            errors.notSupported(FieldPath.root("fieldValidation"), directive, VALIDATIONS);
        }
    }

    static void refuse(FieldErrors errors, String kind) {
        errors.throwIfAny(new GroupVersionKind("meta.k8s.io", "v1", kind), "");
    }
}
