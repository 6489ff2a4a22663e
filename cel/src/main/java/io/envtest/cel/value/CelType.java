package io.envtest.cel.value;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A type of the language, both as the checker uses it and as the value that {@code type(x)} returns. Values are equal when the
 * named types are, whatever their parameters; {@link #isExactly} also compares the parameters. Immutable.
 */
public final class CelType {

    /** What sort of type it is. */
    public enum Kind {
        /** Anything, checked when the expression runs. */
        DYN,
        /** What an expression has that did not check. */
        ERROR,
        /** null. */
        NULL,
        /** bool. */
        BOOL,
        /** int, 64 bits. */
        INT,
        /** uint, 64 bits. */
        UINT,
        /** double. */
        DOUBLE,
        /** string. */
        STRING,
        /** bytes. */
        BYTES,
        /** duration. */
        DURATION,
        /** timestamp. */
        TIMESTAMP,
        /** The type of a type. */
        TYPE,
        /** list, with one parameter. */
        LIST,
        /** map, with two parameters. */
        MAP,
        /** An object with known fields. */
        STRUCT,
        /** A type of a library, such as kubernetes.Quantity or optional_type. */
        OPAQUE,
        /** A type variable. */
        PARAM
    }

    /** dyn. */
    public static final CelType DYN = new CelType(Kind.DYN, "dyn");
    /** google.protobuf.Any, which checks as dyn does. */
    public static final CelType ANY = new CelType(Kind.DYN, "google.protobuf.Any");
    /** The type of what did not check. */
    public static final CelType ERROR = new CelType(Kind.ERROR, "*error*");
    /** null_type. */
    public static final CelType NULL = new CelType(Kind.NULL, "null_type");
    /** bool. */
    public static final CelType BOOL = new CelType(Kind.BOOL, "bool");
    /** int. */
    public static final CelType INT = new CelType(Kind.INT, "int");
    /** uint. */
    public static final CelType UINT = new CelType(Kind.UINT, "uint");
    /** double. */
    public static final CelType DOUBLE = new CelType(Kind.DOUBLE, "double");
    /** string. */
    public static final CelType STRING = new CelType(Kind.STRING, "string");
    /** bytes. */
    public static final CelType BYTES = new CelType(Kind.BYTES, "bytes");
    /** google.protobuf.Duration. */
    public static final CelType DURATION = new CelType(Kind.DURATION, "google.protobuf.Duration");
    /** google.protobuf.Timestamp. */
    public static final CelType TIMESTAMP = new CelType(Kind.TIMESTAMP, "google.protobuf.Timestamp");
    /** type, without saying of what. */
    public static final CelType TYPE = new CelType(Kind.TYPE, "type");
    /** list(dyn). */
    public static final CelType LIST = list(DYN);
    /** map(dyn, dyn). */
    public static final CelType MAP = map(DYN, DYN);
    /** optional_type(dyn). */
    public static final CelType OPTIONAL = optional(DYN);

    private static final String OPTIONAL_NAME = "optional_type";

    private final Kind kind;
    private final String name;
    private final List<CelType> parameters;

    private CelType(Kind kind, String name, CelType... parameters) {
        this.kind = kind;
        this.name = name;
        this.parameters = parameters.length == 0 ? Collections.emptyList() : List.of(parameters);
    }

    /** list(element). */
    public static CelType list(CelType element) {
        return new CelType(Kind.LIST, "list", element);
    }

    /** map(key, value). */
    public static CelType map(CelType key, CelType value) {
        return new CelType(Kind.MAP, "map", key, value);
    }

    /** optional_type(value). */
    public static CelType optional(CelType value) {
        return new CelType(Kind.OPAQUE, "optional_type", value);
    }

    /** type(of). */
    public static CelType typeOf(CelType of) {
        return new CelType(Kind.TYPE, "type", of);
    }

    /** An object type with this name; its fields are known to whoever declares it. */
    public static CelType struct(String name) {
        return new CelType(Kind.STRUCT, name);
    }

    /** A library's type. */
    public static CelType opaque(String name) {
        return new CelType(Kind.OPAQUE, name);
    }

    /** A type variable. */
    public static CelType param(String name) {
        return new CelType(Kind.PARAM, name);
    }

    /** The sort of type. */
    public Kind kind() {
        return kind;
    }

    /** The name, without parameters. */
    public String name() {
        return name;
    }

    /** The parameters of a list, a map, an optional or a type. */
    public List<CelType> parameters() {
        return parameters;
    }

    /** The parameter at an index. */
    public CelType parameter(int index) {
        return parameters.get(index);
    }

    /** The same type with other parameters. */
    public CelType withParameters(List<CelType> replaced) {
        return new CelType(kind, name, replaced.toArray(CelType[]::new));
    }

    /** Whether this is dyn. */
    public boolean isDyn() {
        return kind == Kind.DYN;
    }

    /** Whether this is dyn or stands for an error that was already reported. */
    public boolean isDynOrError() {
        return kind == Kind.DYN || kind == Kind.ERROR;
    }

    /** Whether this is an optional. */
    public boolean isOptional() {
        return kind == Kind.OPAQUE && name.equals(OPTIONAL_NAME);
    }

    /** Whether this is the same type with the same parameters. */
    public boolean isExactly(CelType other) {
        if (this == other) {
            return true;
        }
        if (kind != other.kind || !name.equals(other.name) || parameters.size() != other.parameters.size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!parameters.get(i).isExactly(other.parameters.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CelType type && name.equals(type.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The type as error messages print it. */
    @Override
    public String toString() {
        String shown = switch (kind) {
            case DURATION -> "duration";
            case ERROR -> "!error!";
            case NULL -> "null";
            case TIMESTAMP -> "timestamp";
            case DYN -> this == ANY ? "any" : name;
            default -> name;
        };
        return parameters.isEmpty()
                ? shown
                : parameters.stream().map(CelType::toString).collect(Collectors.joining(", ", shown + "(", ")"));
    }
}
