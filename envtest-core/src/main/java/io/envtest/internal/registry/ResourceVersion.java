package io.envtest.internal.registry;

import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import java.util.regex.Pattern;

/** The resourceVersion that a client sends with an object. */
final class ResourceVersion {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");

    private ResourceVersion() {}

    /** The revision, 0 if none is given; refuses what is no number as the real server does. */
    static long parse(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            if (text.charAt(0) != '+' && text.charAt(0) != '-') {
                return Long.parseUnsignedLong(text);
            }
        } catch (NumberFormatException e) {
            boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
            throw unparsable(text, digits ? "value out of range" : "invalid syntax");
        }
        throw unparsable(text, "invalid syntax");
    }

    /** Whether it is a number other than 0. */
    static boolean isSet(String text) {
        return !text.isEmpty() && NUMBER.matcher(text).matches() && Long.parseUnsignedLong(text) != 0;
    }

    private static RuntimeException unparsable(String text, String why) {
        return ApiErrors.unknown("strconv.ParseUint: parsing " + GoQuote.quote(text) + ": " + why);
    }
}
