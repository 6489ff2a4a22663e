package io.envtest.cel.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.cel.CelSchema;
import java.nio.charset.StandardCharsets;

/** How large values can be, as far as the schema and the size of a request say. All sizes are in bytes of JSON. */
final class SchemaLimits {

    /** The largest request. */
    static final long REQUEST = 3 * 1024 * 1024;

    static final int SMALLEST_TEXT = 2;
    static final int SMALLEST_BOOL = 4;
    static final int SMALLEST_NUMBER = 1;
    static final int SMALLEST_AGGREGATE = 2;
    static final int SMALLEST_DURATION = 3;
    static final int SMALLEST_DATE_TIME = 21;
    static final int DATE = 12;
    static final int LARGEST_DURATION = 32;
    static final int LARGEST_DATE_TIME = 32;

    private static final int LONGEST_CODE_POINT = 4;
    private static final int ENTRY_OVERHEAD = 6;

    private SchemaLimits() {}

    /** The longest string: as the schema says, in bytes, or as long as its longest allowed value, or as a request. */
    static long longestText(CelSchema schema) {
        Long maxLength = schema.maxLength();
        if (maxLength != null) {
            return Math.max(0, maxLength) * LONGEST_CODE_POINT;
        }
        if (schema.enumeration().isEmpty()) {
            return REQUEST - SMALLEST_TEXT;
        }
        long longest = 0;
        for (JsonNode value : schema.enumeration()) {
            if (value.isTextual()) {
                longest = Math.max(longest, value.textValue().getBytes(StandardCharsets.UTF_8).length);
            }
        }
        return longest;
    }

    static long longestBytes(CelSchema schema) {
        Long maxLength = schema.maxLength();
        return maxLength == null ? REQUEST - SMALLEST_TEXT : Math.max(0, maxLength);
    }

    static long mostItems(CelSchema schema, long itemSize) {
        Long maxItems = schema.maxItems();
        return maxItems == null ? (REQUEST - SMALLEST_AGGREGATE) / (itemSize + 1) : Math.max(0, maxItems);
    }

    static long mostProperties(CelSchema schema, long valueSize) {
        Long maxProperties = schema.maxProperties();
        return maxProperties == null
                ? (REQUEST - SMALLEST_AGGREGATE) / (valueSize + ENTRY_OVERHEAD)
                : Math.max(0, maxProperties);
    }

    /** How often a value of this size fits into a request. */
    static long mostOccurrences(long size) {
        return REQUEST / (size + 1);
    }
}
