package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.codec.UntypedNumbers;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.registry.builtin.BuiltInSchemas;
import io.envtest.internal.schema.structural.Defaulting;
import io.envtest.internal.schema.structural.NullFields;
import io.envtest.internal.schema.structural.Pruning;
import io.envtest.internal.schema.structural.SortedFields;
import io.envtest.internal.schema.structural.StructuralSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shape of custom resources of one version: metadata as of every object, the rest by the definition's schema. */
public final class CustomSchema implements ObjectSchema {

    private static final ObjectSchema METADATA = BuiltInSchemas.of(
                    new GroupVersionKind("meta.k8s.io", "v1", "PartialObjectMetadata"))
            .orElseThrow(() -> new IllegalStateException("the type catalogue has no PartialObjectMetadata"));

    private final StructuralSchema structural;
    private final boolean embeds;

    CustomSchema(StructuralSchema structural) {
        this.structural = structural;
        this.embeds = EmbeddedObjects.possible(structural);
    }

    @Override
    public List<String> normalise(ObjectNode object) {
        try {
            UntypedNumbers.settle(object);
        } catch (GoJsonException e) {
            throw ApiErrors.badRequest(String.valueOf(e.getMessage()));
        }
        List<String> unknown = new ArrayList<>();
        metadata(object).forEach(unknown::add);
        Pruning.prune(object, structural).forEach(path -> unknown.add("unknown field \"" + path + "\""));
        NullFields.drop(object, structural);
        if (embeds) {
            unknown.addAll(EmbeddedObjects.normalise(object, structural));
        }
        return unknown;
    }

    private static List<String> metadata(ObjectNode object) {
        JsonNode metadata = object.get("metadata");
        if (metadata == null) {
            return List.of();
        }
        ObjectNode shell = object.objectNode();
        shell.set("metadata", metadata);
        List<String> unknown = METADATA.normalise(shell);
        object.set("metadata", shell.path("metadata"));
        return unknown;
    }

    @Override
    public void complete(ObjectNode object) {
        SortedFields.sort(object);
    }

    @Override
    public void setDefaults(ObjectNode object) {
        Defaulting.apply(object, structural);
    }

    @Override
    public Optional<ObjectNode> published() {
        return Optional.of(structural.json());
    }
}
