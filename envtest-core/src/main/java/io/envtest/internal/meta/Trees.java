package io.envtest.internal.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** Comparing trees. */
public final class Trees {

    /** Numbers by value, whatever class holds them; all else as it is. */
    private static final Comparator<JsonNode> BY_VALUE = Trees::compare;

    private static final Comparator<JsonNode> EXACT = Trees::compareExactly;

    private Trees() {}

    /** Whether two trees say the same: fields in any order, numbers by value. */
    public static boolean same(JsonNode one, JsonNode other) {
        return one.equals(BY_VALUE, other);
    }

    /** The same, where a whole number is another one than a float of its value. */
    public static boolean sameExactly(JsonNode one, JsonNode other) {
        return one.equals(EXACT, other);
    }

    private static int compareExactly(JsonNode one, JsonNode other) {
        boolean sameKind = one.isFloatingPointNumber() == other.isFloatingPointNumber();
        return sameKind ? compare(one, other) : 1;
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isIntegralNumber() && other.isIntegralNumber() && one.canConvertToLong() && other.canConvertToLong()) {
            return Long.compare(one.longValue(), other.longValue());
        }
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            return one.bigIntegerValue().compareTo(other.bigIntegerValue());
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
