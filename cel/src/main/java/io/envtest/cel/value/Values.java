package io.envtest.cel.value;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;

/** What holds for all values: their type, equality, order, size and how messages print them. */
public final class Values {

    private static final Map<Class<?>, CelType> PLAIN = Map.of(
            Boolean.class, CelType.BOOL,
            Long.class, CelType.INT,
            UInt.class, CelType.UINT,
            Double.class, CelType.DOUBLE,
            String.class, CelType.STRING,
            Bytes.class, CelType.BYTES,
            NullValue.class, CelType.NULL,
            Duration.class, CelType.DURATION,
            OffsetDateTime.class, CelType.TIMESTAMP,
            CelType.class, CelType.TYPE);

    private Values() {}

    /** The type of a value, as {@code type(value)} says it. */
    public static CelType typeOf(Object value) {
        CelType plain = PLAIN.get(value.getClass());
        if (plain != null) {
            return plain;
        }
        if (value instanceof ListValue) {
            return CelType.LIST;
        }
        if (value instanceof MapValue) {
            return value instanceof StructValue struct ? struct.type() : CelType.MAP;
        }
        if (value instanceof OptionalValue) {
            return CelType.OPTIONAL;
        }
        return value instanceof OpaqueValue opaque ? opaque.celType() : CelType.ERROR;
    }

    /** Whether two values are equal; values of different types are not, except numbers. */
    public static boolean equal(Object left, Object right) {
        if (Numbers.isNumber(left)) {
            return Numbers.isNumber(right)
                    && !Numbers.isNaN(left)
                    && !Numbers.isNaN(right)
                    && Numbers.compare(left, right) == 0;
        }
        if (left instanceof OffsetDateTime a) {
            return right instanceof OffsetDateTime b && a.isEqual(b);
        }
        return left.equals(right);
    }

    /** -1, 0 or 1 as a CEL int, or an error when the values have no order. */
    public static Object compare(Object left, Object right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            if (Numbers.isNaN(left) || Numbers.isNaN(right)) {
                return new CelError("NaN values cannot be ordered");
            }
            return (long) Numbers.compare(left, right);
        }
        if (left instanceof String a && right instanceof String b) {
            return (long) Integer.signum(CodePoints.compare(a, b));
        }
        if (left instanceof Boolean a && right instanceof Boolean b) {
            return (long) Boolean.compare(a, b);
        }
        if (left instanceof Bytes a && right instanceof Bytes b) {
            return (long) Integer.signum(a.compareTo(b));
        }
        if (left instanceof OffsetDateTime a && right instanceof OffsetDateTime b) {
            return (long) Integer.signum(a.toInstant().compareTo(b.toInstant()));
        }
        if (left instanceof Duration a && right instanceof Duration b) {
            return (long) Integer.signum(a.compareTo(b));
        }
        return CelError.NO_SUCH_OVERLOAD;
    }

    /** The size that costs are counted with: characters, bytes, elements or entries; 1 for a value without a size. */
    public static long costSize(Object value) {
        if (value instanceof String text) {
            return CodePoints.count(text);
        }
        if (value instanceof ListValue list) {
            return list.size();
        }
        if (value instanceof MapValue map) {
            return map.size();
        }
        if (value instanceof Bytes bytes) {
            return bytes.size();
        }
        return value instanceof SizedValue sized ? sized.costSize() : 1;
    }

    /** The value as Go's {@code %v} prints it in messages. */
    public static String goString(Object value) {
        return value instanceof Double number ? GoNumbers.shortest(number) : String.valueOf(value);
    }
}
