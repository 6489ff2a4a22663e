package io.envtest.internal.registry.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.meta.v1.ManagedFieldsEntry;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.OwnerReference;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rules of metadata. A kind calls {@link #created} at the head of its rules for a new object and {@link #updated} for a
 * change; the generic store adds its own look, so that on an update the same error shows more than once among the
 * causes, as on the real server.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/">ObjectMeta</a>
 */
public final class ObjectMetaRules {

    private static final int ANNOTATION_BYTES = 256 * 1024;
    private static final int MANAGER_BYTES = 128;
    private static final int SUBRESOURCE_BYTES = 256;
    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

    private static final Set<String> OPERATIONS = Set.of("Apply", "Update");

    private ObjectMetaRules() {}

    /** The metadata of any object. */
    public static ObjectMeta of(ObjectNode object) {
        return PartialObjectMetadata.of(object).metadata();
    }

    /** The rules that a kind states for metadata of an object as a whole: those for all objects, and for finalizers. */
    public static void created(FieldErrors errors, ObjectMeta meta, boolean namespaced, NameRule name) {
        all(errors, meta, namespaced, name);
        standardOrQualified(errors, meta);
    }

    /** Each finalizer must be one that Kubernetes knows, or have a domain in front. */
    public static void standardOrQualified(FieldErrors errors, ObjectMeta meta) {
        List<String> finalizers = meta.finalizers();
        for (int i = 0; i < finalizers.size(); i++) {
            standardOrQualified(errors, meta.path("finalizers").index(i), finalizers.get(i));
        }
    }

    /** The rules that hold for the metadata of every object, custom resources included. */
    public static void all(FieldErrors errors, ObjectMeta meta, boolean namespaced, NameRule name) {
        name(errors, meta, name);
        namespace(errors, meta, namespaced);
        Rules.nonNegative(errors, meta.path("generation"), meta.generation());
        LabelRules.labels(errors, meta.path("labels"), meta.labels());
        annotations(errors, meta.path("annotations"), meta.annotations());
        ownerReferences(errors, meta.path("ownerReferences"), meta.ownerReferences());
        finalizers(errors, meta.path("finalizers"), meta.finalizers());
        for (ManagedFieldsEntry entry : meta.managedFields()) {
            managedFields(errors, entry);
        }
    }

    /** The rules for a change of metadata. */
    public static void updated(FieldErrors errors, ObjectMeta meta, ObjectMeta old) {
        if (old.hasDeletionTimestamp()) {
            noNewFinalizers(errors, meta, old);
        }
        if (meta.resourceVersion().isEmpty()) {
            errors.invalid(meta.path("resourceVersion"), "", "must be specified for an update");
        }
        if (meta.generation() < old.generation()) {
            errors.invalid(meta.path("generation"), meta.generation(), "must not be decremented");
        }
        for (String field : List.of("name", "namespace", "uid")) {
            Rules.immutable(
                    errors,
                    meta.path(field),
                    meta.get(field).asText(),
                    old.get(field).asText());
        }
        for (String field : List.of("creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds")) {
            Rules.immutable(errors, meta.path(field), meta.get(field), old.get(field));
        }
        LabelRules.labels(errors, meta.path("labels"), meta.labels());
        annotations(errors, meta.path("annotations"), meta.annotations());
        ownerReferences(errors, meta.path("ownerReferences"), meta.ownerReferences());
        for (ManagedFieldsEntry entry : meta.managedFields()) {
            managedFields(errors, entry);
        }
    }

    /** Keys must be qualified names in any case; all together must not be too large. */
    public static void annotations(FieldErrors errors, FieldPath path, Map<String, String> annotations) {
        long size = 0;
        for (Map.Entry<String, String> entry : annotations.entrySet()) {
            for (String wrong : Formats.QUALIFIED_NAME.wrong(entry.getKey().toLowerCase(Locale.ROOT))) {
                errors.invalid(path, entry.getKey(), wrong);
            }
            size += Shapes.bytes(entry.getKey()) + Shapes.bytes(entry.getValue());
        }
        if (size > ANNOTATION_BYTES) {
            errors.tooLong(path, ANNOTATION_BYTES);
        }
    }

    /** The finalizer must be one that Kubernetes knows, or have a domain in front. */
    public static void standardOrQualified(FieldErrors errors, FieldPath path, String finalizer) {
        if (finalizer.indexOf('/') < 0 && !STANDARD_FINALIZERS.contains(finalizer)) {
            errors.invalid(path, finalizer, "name is neither a standard finalizer name nor is it fully qualified");
        }
    }

    private static void name(FieldErrors errors, ObjectMeta meta, NameRule rule) {
        if (!meta.generateName().isEmpty()) {
            for (String wrong : rule.check(meta.generateName(), true)) {
                errors.invalid(meta.path("generateName"), meta.generateName(), wrong);
            }
        }
        if (Rules.required(errors, meta.path("name"), meta.name(), "name or generateName is required")) {
            Rules.format(errors, meta.path("name"), meta.name(), Format.of(rule));
        }
    }

    private static void namespace(FieldErrors errors, ObjectMeta meta, boolean namespaced) {
        FieldPath path = meta.path("namespace");
        if (!namespaced) {
            if (!meta.namespace().isEmpty()) {
                errors.forbidden(path, "not allowed on this type");
            }
        } else if (Rules.required(errors, path, meta.namespace())) {
            Rules.format(errors, path, meta.namespace(), Format.of(NameRules.DNS_LABEL));
        }
    }

    private static void ownerReferences(FieldErrors errors, FieldPath path, List<OwnerReference> owners) {
        List<String> controllers = new ArrayList<>();
        for (OwnerReference owner : owners) {
            ownerReference(errors, path, owner);
            if (owner.controller()) {
                controllers.add(owner.kind() + "/" + owner.name());
            }
        }
        for (int i = 1; i < controllers.size(); i++) {
            errors.invalid(
                    path,
                    GoValue.of(owners),
                    "Only one reference can have Controller set to true. Found \"true\" in references for "
                            + controllers.get(0) + " and " + controllers.get(i));
        }
    }

    private static void ownerReference(FieldErrors errors, FieldPath path, OwnerReference owner) {
        String[] parts = owner.apiVersion().split("/", -1);
        String version = parts.length > 2 ? "" : parts[parts.length - 1];
        if (version.isEmpty()) {
            errors.invalid(path.child("apiVersion"), owner.apiVersion(), "version must not be empty");
        }
        for (String field : List.of("kind", "name", "uid")) {
            if (owner.get(field).asText().isEmpty()) {
                errors.invalid(path.child(field), "", "must not be empty");
            }
        }
        GroupVersionKind kind = GroupVersionKind.of(owner.apiVersion(), owner.kind());
        if (kind.equals(new GroupVersionKind("", "v1", "Event"))) {
            errors.invalid(path, GoValue.of(owner), "/v1, Kind=Event is disallowed from being an owner");
        }
    }

    private static void finalizers(FieldErrors errors, FieldPath path, List<String> finalizers) {
        for (String finalizer : finalizers) {
            Rules.format(errors, path, finalizer, Formats.QUALIFIED_NAME);
        }
        if (finalizers.contains("orphan") && finalizers.contains("foregroundDeletion")) {
            errors.invalid(path, GoValue.of(finalizers), "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    private static void noNewFinalizers(FieldErrors errors, ObjectMeta meta, ObjectMeta old) {
        List<String> added = meta.finalizers().stream()
                .filter(finalizer -> !old.finalizers().contains(finalizer))
                .distinct()
                .sorted()
                .toList();
        if (!added.isEmpty()) {
            String list = String.join(
                    ", ", added.stream().map(text -> '"' + text + '"').toList());
            errors.forbidden(
                    meta.path("finalizers"),
                    "no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                            + list + "}");
        }
    }

    private static void managedFields(FieldErrors errors, ManagedFieldsEntry entry) {
        if (!OPERATIONS.contains(entry.operation())) {
            errors.invalid(entry.path("operation"), entry.operation(), "must be `Apply` or `Update`");
        }
        if (!entry.fieldsType().isEmpty() && !entry.fieldsType().equals("FieldsV1")) {
            errors.invalid(entry.path("fieldsType"), entry.fieldsType(), "must be `FieldsV1`");
        }
        fieldManager(errors, entry.path("manager"), entry.manager());
        Rules.maxBytes(errors, entry.path("subresource"), entry.subresource(), SUBRESOURCE_BYTES);
    }

    /** The name of a field manager must be short and printable. */
    private static void fieldManager(FieldErrors errors, FieldPath path, String manager) {
        Rules.maxBytes(errors, path, manager, MANAGER_BYTES);
        int position = 0;
        for (int i = 0; i < manager.length(); i += Character.charCount(manager.codePointAt(i))) {
            int point = manager.codePointAt(i);
            if (Character.isISOControl(point)) {
                String shown = String.format("U+%04X", point);
                errors.invalid(path, manager, "invalid character " + shown + " (at position " + position + ")");
            }
            position += point < 0x80 ? 1 : Shapes.bytes(Character.toString(point));
        }
    }
}
