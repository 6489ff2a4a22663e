package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.schema.format.TextFormats;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of formats that the server does not know and therefore does not check. */
final class FormatWarnings {

    private final Set<String> unknown = new LinkedHashSet<>();

    private FormatWarnings() {}

    static List<String> of(CustomResourceDefinition crd) {
        FormatWarnings warnings = new FormatWarnings();
        for (CustomResourceDefinitionVersion version : crd.spec().versions()) {
            if (version.schema().hasOpenAPIV3Schema()) {
                warnings.schema(
                        SchemaFields.of(version.schema().openAPIV3Schema().node()));
            }
        }
        List<String> texts = new ArrayList<>();
        for (String format : warnings.unknown) {
            texts.add("unrecognized format \"" + format + "\"");
        }
        return texts;
    }

    private void schema(@Nullable JSONSchemaProps schema) {
        if (schema == null) {
            return;
        }
        String format = schema.format();
        if (!format.isEmpty() && !TextFormats.known(schema.type(), format)) {
            unknown.add(format);
        }
        schema(SchemaFields.items(schema));
        for (JSONSchemaProps property : SchemaFields.properties(schema).values()) {
            schema(property);
        }
        schema(SchemaFields.additionalProperties(schema));
        for (String junctor : List.of("allOf", "anyOf", "oneOf")) {
            for (JSONSchemaProps part : SchemaFields.listed(schema.get(junctor))) {
                schema(part);
            }
        }
        schema(SchemaFields.not(schema));
    }
}
