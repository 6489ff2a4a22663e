package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.apiextensions.v1.CustomResourceColumnDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns that a definition declares for the Table form. */
final class CustomColumns {

    private CustomColumns() {}

    static Columns<PartialObjectMetadata> of(CustomResourceDefinitionVersion version) {
        Columns<PartialObjectMetadata> columns =
                Columns.of("", PartialObjectMetadata::of).name();
        if (version.additionalPrinterColumns().isEmpty()) {
            return columns.age();
        }
        version.additionalPrinterColumns().forEach(column -> add(columns, column));
        return columns;
    }

    private static void add(Columns<PartialObjectMetadata> columns, CustomResourceColumnDefinition column) {
        String description = column.description().isEmpty()
                ? "Custom resource definition column (in JSONPath format): " + column.jsonPath()
                : column.description();
        SimplePath path = SimplePath.parse(column.jsonPath());
        columns.custom(
                column.name(),
                column.type(),
                column.format(),
                column.priority(),
                description,
                (object, now) -> cell(path.find(object), column.type(), now));
    }

    private static @Nullable Object cell(JsonNode value, String type, Instant now) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return switch (type) {
            case "integer" -> value.isNumber() ? value.asLong() : null;
            case "boolean" -> value.isBoolean() ? value.asBoolean() : null;
            case "date" -> value.isTextual() ? Cells.age(value.asText(), now) : Cells.UNKNOWN;
            default -> value.isValueNode() ? value.asText() : value.toString();
        };
    }

    /** A path of names and places, as most definitions use it. */
    private record SimplePath(String[] steps) {

        static SimplePath parse(String text) {
            String plain = text.startsWith(".") ? text.substring(1) : text;
            return new SimplePath(plain.split("\\.(?![^\\[]*])"));
        }

        JsonNode find(ObjectNode object) {
            JsonNode node = object;
            for (String step : steps) {
                int bracket = step.indexOf('[');
                node = node.path(bracket < 0 ? step : step.substring(0, bracket));
                if (bracket >= 0) {
                    node = element(node, step.substring(bracket + 1, step.length() - 1));
                }
            }
            return node;
        }

        private static JsonNode element(JsonNode list, String selector) {
            if (selector.startsWith("?(@.")) {
                String[] parts = selector.substring(4, selector.length() - 1).split("\\s*==\\s*");
                String wanted = parts[1].replaceAll("^['\"]|['\"]$", "");
                for (JsonNode item : list) {
                    if (item.path(parts[0]).asText().equals(wanted)) {
                        return item;
                    }
                }
                return list.path("");
            }
            String name = selector.replaceAll("^['\"]|['\"]$", "");
            return name.chars().allMatch(Character::isDigit) && !name.isEmpty()
                    ? list.path(Integer.parseInt(name))
                    : list.path(name);
        }
    }
}
