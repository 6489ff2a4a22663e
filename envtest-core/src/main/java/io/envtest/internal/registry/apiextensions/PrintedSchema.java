package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The fields of a schema in the order and under the names in which the server's messages print them. */
final class PrintedSchema {

    /** Rows as {@link PrintedDefinition} reads them. */
    static final List<String> FIELDS = List.of(
            "ID id text",
            "Schema $schema text",
            "Ref $ref",
            "Description description text",
            "Type type text",
            "Nullable nullable flag",
            "Format format text",
            "Title title text",
            "Default default",
            "Maximum maximum",
            "ExclusiveMaximum exclusiveMaximum flag",
            "Minimum minimum",
            "ExclusiveMinimum exclusiveMinimum flag",
            "MaxLength maxLength",
            "MinLength minLength",
            "Pattern pattern text",
            "MaxItems maxItems",
            "MinItems minItems",
            "UniqueItems uniqueItems flag",
            "MultipleOf multipleOf",
            "Enum enum",
            "MaxProperties maxProperties",
            "MinProperties minProperties",
            "Required required",
            "Items items SchemaOrList",
            "AllOf allOf []Schema",
            "OneOf oneOf []Schema",
            "AnyOf anyOf []Schema",
            "Not not Schema",
            "Properties properties {}Schema",
            "AdditionalProperties additionalProperties SchemaOrBool",
            "PatternProperties patternProperties {}Schema",
            "Dependencies dependencies {}SchemaOrNames",
            "AdditionalItems additionalItems SchemaOrBool",
            "Definitions definitions {}Schema",
            "ExternalDocs externalDocs Docs",
            "Example example",
            "XPreserveUnknownFields x-kubernetes-preserve-unknown-fields",
            "XEmbeddedResource x-kubernetes-embedded-resource flag",
            "XIntOrString x-kubernetes-int-or-string flag",
            "XListMapKeys x-kubernetes-list-map-keys",
            "XListType x-kubernetes-list-type",
            "XMapType x-kubernetes-map-type",
            "XValidations x-kubernetes-validations []Rule");

    private PrintedSchema() {}

    /** The fields that a schema gives a value other than their zero value, under their printed names, in order. */
    static List<String> given(JsonNode schema) {
        return FIELDS.stream()
                .map(row -> row.split(" "))
                .filter(row -> isGiven(schema.path(row[1]), row.length > 2))
                .map(row -> row[0])
                .toList();
    }

    private static boolean isGiven(JsonNode value, boolean zeroIsNone) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> false;
            case STRING -> !zeroIsNone || !value.textValue().isEmpty();
            case BOOLEAN -> !zeroIsNone || value.booleanValue();
            default -> true;
        };
    }
}
