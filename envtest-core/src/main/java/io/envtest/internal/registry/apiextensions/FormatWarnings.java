package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.schema.format.TextFormats;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
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
        return warnings.unknown.stream()
                .map(format -> "unrecognized format \"" + format + "\"")
                .toList();
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
        SchemaFields.properties(schema).values().forEach(this::schema);
        schema(SchemaFields.additionalProperties(schema));
        for (String junctor : List.of("allOf", "anyOf", "oneOf")) {
            SchemaFields.listed(schema.get(junctor)).forEach(this::schema);
        }
        schema(SchemaFields.not(schema));
    }
}
