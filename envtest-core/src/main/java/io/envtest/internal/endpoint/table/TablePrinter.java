package io.envtest.internal.endpoint.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.PartialMetadata;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.column.Column;
import io.envtest.internal.registry.column.Description;
import io.envtest.internal.registry.column.PrinterColumns;
import io.envtest.internal.registry.column.RowCondition;
import io.envtest.internal.schema.catalogue.Docs;
import io.envtest.time.ClusterClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Prints objects as a Table. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables">Tables</a>
 */
public final class TablePrinter implements BodyFormats.Tables {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> INCLUDED = Set.of("", "None", "Metadata", "Object");

    private final Docs docs;
    private final ClusterClock clock;

    /**
     * A printer.
     *
     * @param docs describes columns that are described as a field is
     * @param clock tells ages
     */
    public TablePrinter(Docs docs, ClusterClock clock) {
        this.docs = docs;
        this.clock = clock;
    }

    @Override
    public ObjectNode table(
            ResourceDefinition definition,
            List<StoredObject> objects,
            ObjectNode metadata,
            boolean headings,
            Form form) {
        if (isScale(definition, objects)) {
            return table(
                    definition.builtIn() ? ScaleColumns.columns() : PrinterColumns.ofScale(),
                    objects.get(0).sharedTree(),
                    form);
        }
        checkIncludeObject(form);
        KindDeclaration declaration = definition.declaration();
        ObjectNode table = begin(declaration.columns(), metadata, headings, form);
        ArrayNode rows = JSON.arrayNode(objects.size());
        Instant now = clock.now();
        for (StoredObject object : ordered(declaration, objects)) {
            ObjectNode printed = definition.converts() && !declaration.rulesAsServed()
                    ? declaration.toStorage(definition.resource().version()).apply(object.tree())
                    : object.sharedTree();
            ObjectNode row = row(declaration.columns(), printed, now);
            conditions(row, declaration.rowConditions(printed));
            row.set("object", carried(definition, object.sharedTree(), form));
            rows.add(row);
        }
        boolean empty = rows.isEmpty() && !declaration.declaresColumns();
        table.set("rows", empty ? JSON.nullNode() : rows);
        return table;
    }

    private static List<StoredObject> ordered(KindDeclaration declaration, List<StoredObject> objects) {
        return declaration
                .rowOrder()
                .map(order -> objects.stream()
                        .sorted(Comparator.comparing(StoredObject::sharedTree, order))
                        .toList())
                .orElse(objects);
    }

    /** Whether what is answered is the scale of an object rather than the object. */
    private static boolean isScale(ResourceDefinition definition, List<StoredObject> objects) {
        return objects.size() == 1
                && objects.get(0).sharedTree().path("kind").asText().equals("Scale")
                && !definition.kind().kind().equals("Scale");
    }

    @Override
    public ObjectNode bookmark(ResourceDefinition definition, ObjectNode bookmark, Form form) {
        List<Column> columns = definition.declaration().columns();
        ObjectNode table = begin(columns, revision(bookmark), false, form);
        ObjectNode row = row(columns, bookmark, clock.now());
        row.set("object", carried(definition, bookmark, form));
        table.putArray("rows").add(row);
        return table;
    }

    /**
     * The table of one object that is not stored, for example a Scale.
     *
     * @param columns what is shown of it
     */
    public ObjectNode table(List<Column> columns, ObjectNode object, Form form) {
        checkIncludeObject(form);
        ObjectNode table = begin(columns, revision(object), true, form);
        ObjectNode row = row(columns, object, clock.now());
        row.set("object", carried(object, form, () -> PartialMetadata.of(object.path("metadata"), form)));
        table.putArray("rows").add(row);
        return table;
    }

    private static void checkIncludeObject(Form form) {
        if (!INCLUDED.contains(form.includeObject())) {
            throw ApiErrors.badRequest("Unable to convert to Table as requested: includeObject: Invalid value: "
                    + GoQuote.quote(form.includeObject()) + ": must be 'Metadata', 'Object', 'None', or empty");
        }
    }

    private static ObjectNode revision(ObjectNode object) {
        ObjectNode metadata = JSON.objectNode();
        metadata.set("resourceVersion", object.path("metadata").path("resourceVersion"));
        return metadata;
    }

    private ObjectNode begin(List<Column> columns, ObjectNode metadata, boolean headings, Form form) {
        ObjectNode table = JSON.objectNode();
        table.put("kind", "Table").put("apiVersion", "meta.k8s.io/" + form.version());
        table.set("metadata", metadata);
        if (headings) {
            ArrayNode definitions = table.putArray("columnDefinitions");
            columns.stream().filter(Column::hasHeading).forEach(column -> definitions.add(heading(column)));
        } else {
            table.putNull("columnDefinitions");
        }
        return table;
    }

    private ObjectNode heading(Column column) {
        return JSON.objectNode()
                .put("name", column.name())
                .put("type", column.type())
                .put("format", column.format())
                .put("description", text(column.description()))
                .put("priority", column.priority());
    }

    private String text(Description description) {
        if (description instanceof Description.Documentation documented) {
            return docs.of(documented.definition(), documented.field());
        }
        return ((Description.Text) description).text();
    }

    private static ObjectNode row(List<Column> columns, ObjectNode object, Instant now) {
        ObjectNode row = JSON.objectNode();
        ArrayNode cells = row.putArray("cells");
        columns.forEach(column -> cells.add(column.cell().apply(object, now)));
        return row;
    }

    private static void conditions(ObjectNode row, List<RowCondition> conditions) {
        if (conditions.isEmpty()) {
            return;
        }
        ArrayNode array = row.putArray("conditions");
        for (RowCondition condition : conditions) {
            array.addObject()
                    .put("type", condition.type())
                    .put("status", condition.status())
                    .put("reason", condition.reason())
                    .put("message", condition.message());
        }
    }

    private static JsonNode carried(ResourceDefinition definition, ObjectNode object, Form form) {
        return carried(object, form, () -> PartialMetadata.of(definition, object, form));
    }

    private static JsonNode carried(ObjectNode object, Form form, Supplier<ObjectNode> metadata) {
        return switch (form.includeObject()) {
            case "None" -> JSON.nullNode();
            case "Object" -> object;
            default -> metadata.get();
        };
    }
}
