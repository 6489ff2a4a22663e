package io.envtest.catalogue;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The notation of types in the catalogue: {@code string bool int32 int64 double bytes time microtime quantity intorstring},
 * {@code []T} and {@code {}T} for lists and maps, {@code [definition]T} for a list that protobuf wraps into a message,
 * {@code any:definition} for free-form values, and else the name of a definition.
 */
final class TypeName {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    static final String RUNTIME = "io.k8s.apimachinery.pkg.runtime.";
    private static final String EXTENSIONS = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.";

    /** What is not a struct in JSON, although protobuf has a message for it. */
    static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry(META + "Time", "time"),
            Map.entry(META + "MicroTime", "microtime"),
            Map.entry(META + "Duration", "duration"),
            Map.entry(META + "FieldsV1", "any:" + META + "FieldsV1"),
            Map.entry(META + "Patch", "any:" + META + "Patch"),
            Map.entry("io.k8s.apimachinery.pkg.api.resource.Quantity", "quantity"),
            Map.entry("io.k8s.apimachinery.pkg.util.intstr.IntOrString", "intorstring"),
            Map.entry(RUNTIME + "RawExtension", "any:" + RUNTIME + "RawExtension"),
            Map.entry(EXTENSIONS + "JSON", "any:" + EXTENSIONS + "JSON"),
            Map.entry(EXTENSIONS + "JSONSchemaPropsOrArray", "any:" + EXTENSIONS + "JSONSchemaPropsOrArray"),
            Map.entry(EXTENSIONS + "JSONSchemaPropsOrBool", "any:" + EXTENSIONS + "JSONSchemaPropsOrBool"),
            Map.entry(
                    EXTENSIONS + "JSONSchemaPropsOrStringArray", "any:" + EXTENSIONS + "JSONSchemaPropsOrStringArray"));

    private static final Map<String, String> JAVA = Map.ofEntries(
            Map.entry("String", "string"),
            Map.entry("Boolean", "bool"),
            Map.entry("Integer", "int32"),
            Map.entry("Long", "int64"),
            Map.entry("Double", "double"),
            Map.entry("BigDecimal", "double"),
            Map.entry("byte[]", "bytes"),
            Map.entry("OffsetDateTime", "time"),
            Map.entry("Quantity", "quantity"),
            Map.entry("IntOrString", "intorstring"),
            Map.entry("V1Patch", "any:" + META + "Patch"),
            Map.entry("Object", "any:" + RUNTIME + "RawExtension"));

    private TypeName() {}

    /** The type of a property, from the Java type of the client and a resolver of model classes. */
    static String ofJava(String java, UnaryOperator<String> models) {
        if (java.startsWith("List<")) {
            return "[]" + ofJava(java.substring(5, java.length() - 1), models);
        }
        if (java.startsWith("Set<")) {
            return "[]" + ofJava(java.substring(4, java.length() - 1), models);
        }
        if (java.startsWith("Map<String, ")) {
            return "{}" + ofJava(java.substring(12, java.length() - 1), models);
        }
        String known = JAVA.get(java);
        return known != null ? known : models.apply(java);
    }

    /** The type of a message field that no model describes. */
    static String ofProto(ProtoMessage.Field field) {
        if (field.isMap()) {
            return "{}" + ofProto(field.mapValue());
        }
        return (field.repeated() ? "[]" : "") + ofProto(field.type());
    }

    private static String ofProto(String type) {
        return SPECIAL.getOrDefault(type, type);
    }

    /**
     * Corrects what the Java type leaves open with what the message says: which free-form type it is, whether a time has
     * microseconds, whether a list is wrapped.
     */
    static String refine(String type, ProtoMessage.Field proto) {
        if (type.startsWith("{}")) {
            return "{}" + refineElement(type.substring(2), proto.mapValue());
        }
        if (type.startsWith("[]") && proto.repeated()) {
            return "[]" + refineElement(type.substring(2), proto.type());
        }
        return refineElement(type, proto.type());
    }

    private static String refineElement(String type, String proto) {
        if (type.startsWith("[]") && proto.indexOf('.') >= 0) {
            return "[" + proto + "]" + type.substring(2);
        }
        if (type.equals("time") && proto.endsWith(".MicroTime")) {
            return "microtime";
        }
        return type.startsWith("any:") && proto.indexOf('.') >= 0 ? ofProto(proto) : type;
    }

    /** The definition that a type leads to in the end, or the empty string. */
    static String leaf(String type) {
        String rest = type;
        while (rest.startsWith("[") || rest.startsWith("{}")) {
            rest = rest.substring(rest.indexOf(rest.charAt(0) == '[' ? ']' : '}') + 1);
        }
        return rest.indexOf('.') >= 0 && !rest.startsWith("any:") ? rest : "";
    }

    /** The type with the name of its definition shortened to {@code .Name} when it is in the given package. */
    static String shorten(String type, String packageName) {
        String leaf = leaf(type);
        if (!leaf.startsWith(packageName + ".") || leaf.lastIndexOf('.') != packageName.length()) {
            return type;
        }
        return type.substring(0, type.length() - leaf.length()) + leaf.substring(packageName.length());
    }
}
