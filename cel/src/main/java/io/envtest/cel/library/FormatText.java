package io.envtest.cel.library;

import io.envtest.cel.value.Bytes;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.GoNumbers;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.NullValue;
import io.envtest.cel.value.Values;
import io.envtest.internal.field.GoQuote;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as the verb %s shows them: plain by themselves, told apart by their form inside of lists and maps. */
final class FormatText {

    private static final int DECIMALS = 6;

    private FormatText() {}

    static String plain(Object value) throws FormatException {
        if (value instanceof ListValue || value instanceof MapValue) {
            return nested(value);
        }
        if (value == NullValue.NULL) {
            return "null";
        }
        return value instanceof CelType type ? type.name() : text(value);
    }

    private static String text(Object value) throws FormatException {
        Object text = Conversions.toText(value);
        if (text instanceof CelError error) {
            throw new FormatException("error during formatting: could not convert argument "
                    + GoQuote.quote(error.message()) + " to string");
        }
        return String.valueOf(text);
    }

    private static String nested(Object value) throws FormatException {
        CelType type = Values.typeOf(value);
        if (!FormatVerb.STRING.takes(type)) {
            throw new FormatException(FormatVerb.STRING.misused(type));
        }
        if (value instanceof ListValue list) {
            return list(list);
        }
        if (value instanceof MapValue map) {
            return map(map);
        }
        if (value instanceof String text) {
            return GoQuote.quote(text);
        }
        if (value instanceof Bytes) {
            return "b" + GoQuote.quote(text(value));
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof Duration || value instanceof OffsetDateTime) {
            return (value instanceof Duration ? "duration(\"" : "timestamp(\"") + text(value) + "\")";
        }
        return plain(value);
    }

    private static String number(double number) {
        boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
        return finite ? GoNumbers.fixed(number, DECIMALS) : GoQuote.quote(GoNumbers.shortest(number));
    }

    private static String list(ListValue list) throws FormatException {
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(nested(list.get(i)));
        }
        return out.append(']').toString();
    }

    private static String map(MapValue map) throws FormatException {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (Object key : map.keys()) {
            Object found = map.find(key);
            if (found != null) {
                sorted.put(nested(key), nested(found));
            }
        }
        return sorted.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
