package io.envtest.cel.library;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.CelType.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A verb of a format, with the types it takes. */
enum FormatVerb {
    STRING(
            's',
            "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps",
            EnumSet.of(
                    Kind.STRING,
                    Kind.BOOL,
                    Kind.BYTES,
                    Kind.INT,
                    Kind.UINT,
                    Kind.DOUBLE,
                    Kind.MAP,
                    Kind.LIST,
                    Kind.TYPE,
                    Kind.DURATION,
                    Kind.TIMESTAMP,
                    Kind.NULL)),
    DECIMAL('d', "decimal clause can only be used on integers", EnumSet.of(Kind.INT, Kind.UINT)),
    FIXED('f', "fixed-point clause can only be used on doubles", EnumSet.of(Kind.DOUBLE)),
    SCIENTIFIC('e', "scientific clause can only be used on doubles", EnumSet.of(Kind.DOUBLE)),
    BINARY('b', "only integers and bools can be formatted as binary", EnumSet.of(Kind.INT, Kind.UINT, Kind.BOOL)),
    HEX('x', Constants.HEX_RULE, EnumSet.of(Kind.INT, Kind.UINT, Kind.STRING, Kind.BYTES)),
    UPPER_HEX('X', Constants.HEX_RULE, EnumSet.of(Kind.INT, Kind.UINT, Kind.STRING, Kind.BYTES)),
    OCTAL('o', "octal clause can only be used on integers", EnumSet.of(Kind.INT, Kind.UINT));

    private final char letter;
    private final String rule;
    private final Set<Kind> kinds;

    FormatVerb(char letter, String rule, Set<Kind> kinds) {
        this.letter = letter;
        this.rule = rule;
        this.kinds = kinds;
    }

    private static final class Constants {
        static final String HEX_RULE = "only integers, byte buffers, and strings can be formatted as hex";
    }

    static @Nullable FormatVerb of(char letter) {
        for (FormatVerb verb : values()) {
            if (verb.letter == letter) {
                return verb;
            }
        }
        return null;
    }

    /** Whether an expression of this type may stand for the verb; texts may stand for doubles until they are looked at. */
    boolean takesExpression(CelType type) {
        boolean perhaps = (this == FIXED || this == SCIENTIFIC) && type.kind() == Kind.STRING;
        return perhaps || type.isDynOrError() || takes(type);
    }

    boolean takes(CelType type) {
        return kinds.contains(type.kind());
    }

    /** The error of a value of a type that the verb does not take. */
    String misused(CelType type) {
        return "error during formatting: " + rule + ", was given " + type.name();
    }
}
