package io.envtest.cel.policy;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.SchemaType;
import io.envtest.cel.value.SchemaType.Field;
import io.envtest.cel.value.SchemaType.ListKind;
import io.envtest.cel.value.SchemaType.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types of {@code request} and {@code namespaceObject}. */
final class RequestTypes {

    private static final SchemaType TEXT = scalar(Shape.STRING, CelType.STRING);
    private static final SchemaType FLAG = scalar(Shape.BOOLEAN, CelType.BOOL);
    private static final SchemaType NUMBER = scalar(Shape.INTEGER, CelType.INT);
    private static final SchemaType TIME = scalar(Shape.DATE_TIME, CelType.TIMESTAMP);
    private static final SchemaType TEXTS = list(TEXT);
    private static final SchemaType TEXT_MAP = map(TEXT);

    /** The type of {@code request}. */
    static final SchemaType REQUEST = request();

    /** The type of {@code namespaceObject}. */
    static final SchemaType NAMESPACE = namespace();

    private RequestTypes() {}

    private static SchemaType request() {
        SchemaType kind = object("kubernetes.GroupVersionKind", Map.of("group", TEXT, "version", TEXT, "kind", TEXT));
        SchemaType resource =
                object("kubernetes.GroupVersionResource", Map.of("group", TEXT, "version", TEXT, "resource", TEXT));
        SchemaType user = object(
                "kubernetes.UserInfo", Map.of("username", TEXT, "uid", TEXT, "groups", TEXTS, "extra", map(TEXTS)));
        return object(
                "kubernetes.AdmissionRequest",
                Map.ofEntries(
                        Map.entry("kind", kind),
                        Map.entry("resource", resource),
                        Map.entry("subResource", TEXT),
                        Map.entry("requestKind", kind),
                        Map.entry("requestResource", resource),
                        Map.entry("requestSubResource", TEXT),
                        Map.entry("name", TEXT),
                        Map.entry("namespace", TEXT),
                        Map.entry("operation", TEXT),
                        Map.entry("userInfo", user),
                        Map.entry("dryRun", FLAG),
                        Map.entry("options", SchemaType.ANY)));
    }

    private static SchemaType namespace() {
        SchemaType metadata = object(
                "kubernetes.NamespaceMetadata",
                Map.ofEntries(
                        Map.entry("name", TEXT),
                        Map.entry("generateName", TEXT),
                        Map.entry("namespace", TEXT),
                        Map.entry("labels", TEXT_MAP),
                        Map.entry("annotations", TEXT_MAP),
                        Map.entry("UID", TEXT),
                        Map.entry("creationTimestamp", TIME),
                        Map.entry("deletionGracePeriodSeconds", NUMBER),
                        Map.entry("deletionTimestamp", TIME),
                        Map.entry("generation", NUMBER),
                        Map.entry("resourceVersion", TEXT),
                        Map.entry("finalizers", TEXTS)));
        SchemaType condition = object(
                "kubernetes.NamespaceCondition",
                Map.of("status", TEXT, "type", TEXT, "lastTransitionTime", TIME, "message", TEXT, "reason", TEXT));
        SchemaType status = object("kubernetes.NamespaceStatus", Map.of("conditions", list(condition), "phase", TEXT));
        SchemaType spec = object("kubernetes.NamespaceSpec", Map.of("finalizers", TEXTS));
        return object("kubernetes.Namespace", Map.of("metadata", metadata, "spec", spec, "status", status));
    }

    private static SchemaType scalar(Shape shape, CelType type) {
        return new SchemaType(shape, type, Map.of(), null, ListKind.ATOMIC, List.of(), 0, 0);
    }

    private static SchemaType list(SchemaType element) {
        CelType type = CelType.list(typeOf(element));
        return new SchemaType(Shape.LIST, type, Map.of(), element, ListKind.ATOMIC, List.of(), 0, 0);
    }

    private static SchemaType map(SchemaType element) {
        CelType type = CelType.map(CelType.STRING, typeOf(element));
        return new SchemaType(Shape.MAP, type, Map.of(), element, ListKind.ATOMIC, List.of(), 0, 0);
    }

    private static CelType typeOf(SchemaType type) {
        CelType celType = type.celType();
        return celType == null ? CelType.DYN : celType;
    }

    private static SchemaType object(String name, Map<String, SchemaType> members) {
        Map<String, Field> fields = new HashMap<>();
        members.forEach((member, type) -> fields.put(member, new Field(member, type)));
        return new SchemaType(
                Shape.OBJECT, CelType.struct(name), Map.copyOf(fields), null, ListKind.ATOMIC, List.of(), 0, 0);
    }
}
