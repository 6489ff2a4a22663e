package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.table.TablePrinter;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.ResourceDefinition;
import java.util.List;

/** Tables as the answers' encoder asks for them. */
record PrintedTables(TablePrinter printer) implements BodyFormats.Tables {

    @Override
    public ObjectNode table(
            ResourceDefinition definition, List<StoredObject> objects, ObjectNode metadata, boolean headings, Form form) {
        return printer.table(definition, objects, metadata, headings, form);
    }

    @Override
    public ObjectNode bookmark(ResourceDefinition definition, ObjectNode bookmark, Form form) {
        ObjectNode table = printer.table(definition.declaration().columns(), bookmark, form);
        table.putNull("columnDefinitions");
        return table;
    }
}
