package io.envtest.cel.function;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.Values;

/** Whether values fit types, for calls that only the values decide. */
final class RuntimeTypes {

    private RuntimeTypes() {}

    static boolean accepts(CelType type, Object value) {
        return switch (type.kind()) {
            case DYN, PARAM -> true;
            case LIST -> value instanceof ListValue list && (list.isEmpty() || accepts(type.parameter(0), list.get(0)));
            case MAP -> value instanceof MapValue map && acceptsEntries(type, map);
            case TYPE -> value instanceof CelType;
            case STRUCT -> value instanceof MapValue;
            default -> Values.typeOf(value).equals(type);
        };
    }

    private static boolean acceptsEntries(CelType type, MapValue map) {
        for (Object key : map.keys()) {
            Object found = map.find(key);
            return accepts(type.parameter(0), key) && found != null && accepts(type.parameter(1), found);
        }
        return true;
    }
}
