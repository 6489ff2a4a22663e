package io.envtest.internal.field;

import io.envtest.api.ApiException;
import io.envtest.internal.meta.ApiErrors;
import java.math.BigInteger;

/** Reads whole numbers as Go does, and says in its words why it cannot. Pure. */
public final class GoLong {

    private GoLong() {}

    /**
     * The number that a text stands for.
     *
     * @throws ApiException 400 if it is none, or has more than 64 bits
     */
    public static long parse(String text) {
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
}
