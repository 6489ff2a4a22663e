package io.envtest.internal.registry.column;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.jsonpath.JsonPath;
import io.envtest.view.View;
import io.envtest.view.apiextensions.v1.CustomResourceColumnDefinition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The columns of custom resources: name, then what their definition declares, or their age. */
public final class PrinterColumns {
    private static final String CREATION = ".metadata.creationTimestamp";

    private PrinterColumns() {}

    /** The columns of a version of a custom resource from its {@code additionalPrinterColumns}. */
    public static Columns<View> of(List<CustomResourceColumnDefinition> declared) {
        Columns<View> columns = Columns.of("", Columns::metadata).name();
        if (declared.isEmpty()) {
            columns.add(age());
        }
        for (CustomResourceColumnDefinition each : declared) {
            Optional<JsonPath> path = parsed(each.jsonPath());
            if (path.isEmpty()) {
                break; // the real server then shows the columns before it
            }
            columns.add(column(each, path.get()));
        }
        return columns;
    }

    /** The columns of the scale of a custom resource. */
    public static List<Column> ofScale() {
        Columns<View> columns = Columns.of("", Columns::metadata).name();
        columns.add(count("Desired", "Number of desired replicas", ".spec.replicas"));
        columns.add(count("Available", "Number of actual replicas", ".status.replicas"));
        columns.add(age());
        return columns.build();
    }

    private static Column count(String name, String description, String path) {
        return new Column(
                name, "integer", "", new Description.Text(description), 0, cell("integer", JsonPath.parse(path)));
    }

    private static Column age() {
        return new Column("Age", "date", "", Columns.CREATION_TIME, 0, cell("date", JsonPath.parse(CREATION)));
    }

    private static Optional<JsonPath> parsed(String path) {
        try {
            return Optional.of(JsonPath.parse(path));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Column column(CustomResourceColumnDefinition declared, JsonPath compiled) {
        String path = declared.jsonPath();
        String description = declared.description().isEmpty()
                ? "Custom resource definition column (in JSONPath format): " + path
                : declared.description();
        return new Column(
                declared.name(),
                declared.type(),
                declared.format(),
                new Description.Text(description),
                declared.priority(),
                cell(declared.type(), compiled));
    }

    private static BiFunction<ObjectNode, Instant, JsonNode> cell(String type, JsonPath compiled) {
        return (object, now) -> value(type, compiled.find(object), now);
    }

    private static JsonNode value(String type, List<JsonNode> found, Instant now) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (found.isEmpty()) {
            return json.nullNode();
        }
        JsonNode value = found.get(0);
        if (value.isNull()) {
            return type.equals("string") ? json.textNode("<no value>") : json.nullNode();
        }
        return switch (type) {
            case "string" -> json.textNode(value.isTextual() ? value.textValue() : value.toString());
            case "integer" -> value.isNumber() ? json.numberNode(value.longValue()) : json.nullNode();
            case "number" -> value.isNumber() ? value : json.nullNode();
            case "boolean" -> value.isBoolean() ? value : json.nullNode();
            case "date" -> value.isTextual() ? json.textNode(age(value.textValue(), now)) : json.nullNode();
            default -> json.nullNode();
        };
    }

    private static String age(String time, Instant now) {
        if (time.isEmpty() || time.equals("null")) {
            return Cells.UNKNOWN;
        }
        try {
            return Cells.age(OffsetDateTime.parse(time).toInstant().toString(), now);
        } catch (DateTimeParseException e) {
            return "<invalid>";
        }
    }
}
