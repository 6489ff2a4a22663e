package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.CustomResourceColumnDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import io.envtest.view.apiextensions.v1.CustomResourceSubresourceScale;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import io.envtest.view.apiextensions.v1.SelectableField;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rules of what a version has besides its schema: deprecation, subresources, columns, selectable fields. */
final class VersionRules {

    private static final int LONGEST_WARNING = 256;
    private static final int MOST_SELECTABLE_FIELDS = 8;
    private static final List<String> COLUMN_TYPES = List.of("boolean", "date", "integer", "number", "string");
    private static final List<String> COLUMN_FORMATS =
            List.of("byte", "date", "date-time", "double", "float", "int32", "int64", "password");
    private static final List<String> SELECTABLE_TYPES = List.of("string", "boolean", "integer");
    private static final String SIMPLE_PATH = "must be a simple json path starting with .";

    private VersionRules() {}

    static void deprecation(FieldErrors errors, CustomResourceDefinitionVersion version, FieldPath path) {
        if (!version.hasDeprecationWarning()) {
            return;
        }
        String warning = version.deprecationWarning();
        FieldPath at = path.child("deprecationWarning");
        if (!version.deprecated()) {
            errors.invalid(at, warning, "can only be set for deprecated versions");
            return;
        }
        if (warning.getBytes(StandardCharsets.UTF_8).length > LONGEST_WARNING) {
            errors.invalid(at, warning, "must be <= 256 characters long");
        }
        if (warning.isEmpty()) {
            errors.invalid(at, warning, "must not be an empty string");
        }
        int bad = firstUnprintable(warning);
        if (bad >= 0) {
            errors.invalid(
                    at,
                    warning,
                    "must only contain printable UTF-8 characters; non-printable character found at index " + bad);
        }
    }

    /** The position in bytes of UTF-8, -1 if all can be printed. */
    private static int firstUnprintable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean printable = switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> false;
                case Character.SPACE_SEPARATOR -> c == ' ';
                default -> true;
            };
            if (!printable) {
                return text.substring(0, i).getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return -1;
    }

    static void subresources(FieldErrors errors, CustomResourceDefinitionVersion version, FieldPath path) {
        CustomResourceSubresourceScale scale = version.subresources().scale();
        if (!scale.present()) {
            return;
        }
        FieldPath at = path.child("subresources").child("scale");
        if (Rules.required(errors, at.child("specReplicasPath"), scale.specReplicasPath())) {
            under(errors, at.child("specReplicasPath"), scale.specReplicasPath(), List.of(".spec"), ".spec");
        }
        if (Rules.required(errors, at.child("statusReplicasPath"), scale.statusReplicasPath())) {
            under(errors, at.child("statusReplicasPath"), scale.statusReplicasPath(), List.of(".status"), ".status");
        }
        if (!scale.labelSelectorPath().isEmpty()) {
            under(
                    errors,
                    at.child("labelSelectorPath"),
                    scale.labelSelectorPath(),
                    List.of(".spec", ".status"),
                    "either .spec or .status");
        }
    }

    private static void under(FieldErrors errors, FieldPath path, String value, List<String> roots, String words) {
        if (!value.startsWith(".")) {
            errors.invalid(path, value, SIMPLE_PATH);
        } else if (roots.stream().noneMatch(root -> value.startsWith(root + "."))) {
            errors.invalid(path, value, "should be a json path under " + words);
        }
    }

    static void columns(FieldErrors errors, CustomResourceDefinitionVersion version, FieldPath path) {
        List<CustomResourceColumnDefinition> columns = version.additionalPrinterColumns();
        for (int i = 0; i < columns.size(); i++) {
            column(
                    errors,
                    columns.get(i),
                    path.child("additionalPrinterColumns").index(i));
        }
    }

    private static void column(FieldErrors errors, CustomResourceColumnDefinition column, FieldPath path) {
        Rules.required(errors, path.child("name"), column.name());
        String types = "must be one of " + String.join(",", COLUMN_TYPES);
        if (Rules.required(errors, path.child("type"), column.type(), types) && !COLUMN_TYPES.contains(column.type())) {
            errors.invalid(path.child("type"), column.type(), types);
        }
        if (!column.format().isEmpty() && !COLUMN_FORMATS.contains(column.format())) {
            errors.invalid(path.child("format"), column.format(), "must be one of " + String.join(",", COLUMN_FORMATS));
        }
        FieldPath json = path.child("JSONPath");
        if (Rules.required(errors, json, column.jsonPath())
                && !column.jsonPath().startsWith(".")) {
            errors.invalid(json, column.jsonPath(), SIMPLE_PATH);
        }
    }

    /** Fields that can be selected by must be declared in the schema as simple values. */
    static void selectable(
            FieldErrors errors, CustomResourceDefinitionVersion version, FieldPath path, JSONSchemaProps schema) {
        Set<String> seen = new LinkedHashSet<>();
        List<SelectableField> fields = version.selectableFields();
        for (int i = 0; i < fields.size(); i++) {
            selectable(errors, path.index(i).child("jsonPath"), fields.get(i).jsonPath(), schema, seen);
        }
        if (seen.size() > MOST_SELECTABLE_FIELDS) {
            errors.tooMany(path, fields.size(), MOST_SELECTABLE_FIELDS);
        }
    }

    private static void selectable(
            FieldErrors errors, FieldPath path, String value, JSONSchemaProps schema, Set<String> seen) {
        if (value.isEmpty()) {
            errors.required(path, "");
            return;
        }
        DeclaredPath declared = DeclaredPath.follow(schema, value, false);
        if (!declared.wrong().isEmpty()) {
            errors.invalid(path, value, "is an invalid path: " + declared.wrong());
            return;
        }
        if (value.equals(".metadata") || value.startsWith(".metadata.")) {
            errors.invalid(path, value, "must not point to fields in metadata");
        }
        if (!SELECTABLE_TYPES.contains(declared.schema().type())) {
            errors.invalid(
                    path,
                    value,
                    "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.");
        }
        if (!seen.add(value)) {
            errors.duplicate(path, value);
        }
    }
}
