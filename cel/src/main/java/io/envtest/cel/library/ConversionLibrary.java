package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.BYTES;
import static io.envtest.cel.value.CelType.DOUBLE;
import static io.envtest.cel.value.CelType.DURATION;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;
import static io.envtest.cel.value.CelType.TIMESTAMP;
import static io.envtest.cel.value.CelType.UINT;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Overload;
import io.envtest.cel.function.Saturated;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.value.CelType;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Conversions between types. */
final class ConversionLibrary {

    private static final CallCost ENCODE = new CallCost(
            call -> {
                SizeEstimate size = call.size(0);
                SizeEstimate encoded = new SizeEstimate(size.min(), Saturated.multiply(size.max(), 4));
                return new CallEstimate(size.cost(CallCost.TRAVERSAL), encoded);
            },
            (args, result) -> Saturated.scale(CallCost.size(args, 0), CallCost.TRAVERSAL));

    private static final CallCost DECODE = new CallCost(
            call -> {
                SizeEstimate size = call.size(0);
                return new CallEstimate(size.cost(CallCost.TRAVERSAL), new SizeEstimate(size.min() / 4, size.max()));
            },
            (args, result) -> Saturated.scale(CallCost.size(args, 0), CallCost.TRAVERSAL));

    private ConversionLibrary() {}

    static List<Function> functions() {
        return List.of(
                conversion("bool", BOOL, Conversions::toBool, BOOL, STRING),
                conversion("bytes", BYTES, Conversions::toBytes, BYTES, STRING),
                conversion("double", DOUBLE, Conversions::toDouble, DOUBLE, INT, STRING, UINT),
                conversion("duration", DURATION, Conversions::toDuration, DURATION, INT, STRING),
                conversion("int", INT, Conversions::toInt, INT, DOUBLE, DURATION, STRING, TIMESTAMP, UINT),
                conversion(
                        "string",
                        STRING,
                        Conversions::toText,
                        STRING,
                        BOOL,
                        BYTES,
                        DOUBLE,
                        DURATION,
                        INT,
                        TIMESTAMP,
                        UINT),
                conversion("timestamp", TIMESTAMP, Conversions::toTimestamp, TIMESTAMP, INT, STRING),
                conversion("uint", UINT, Conversions::toUInt, UINT, DOUBLE, INT, STRING));
    }

    private static Function conversion(String name, CelType to, UnaryOperator<Object> convert, CelType... from) {
        Overload[] overloads = Arrays.stream(from)
                .map(type -> global(List.of(type), to, cost(type, to), args -> convert.apply(args[0])))
                .toArray(Overload[]::new);
        return Function.of(name, overloads);
    }

    private static CallCost cost(CelType from, CelType to) {
        if (from == STRING && to == BYTES) {
            return ENCODE;
        }
        return from == BYTES && to == STRING ? DECODE : CallCost.ONE;
    }
}
