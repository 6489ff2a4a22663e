package io.envtest.cel.eval;

import io.envtest.cel.value.Bytes;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.NullValue;
import io.envtest.cel.value.OptionalValue;
import io.envtest.cel.value.UInt;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;

/** The names under which the server's own code knows types; some of its messages show them. */
final class GoTypes {

    private static final Map<Class<?>, String> NAMES = Map.of(
            Boolean.class, "types.Bool",
            Long.class, "types.Int",
            UInt.class, "types.Uint",
            Double.class, "types.Double",
            String.class, "types.String",
            Bytes.class, "types.Bytes",
            NullValue.class, "types.Null",
            Duration.class, "types.Duration",
            OffsetDateTime.class, "types.Timestamp",
            CelType.class, "*types.Type");

    private GoTypes() {}

    static String name(Object value) {
        String unknown = value instanceof OptionalValue ? "*types.Optional" : "types.Opaque";
        return NAMES.getOrDefault(value.getClass(), unknown);
    }
}
