package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.codec.Spelling;
import io.envtest.internal.codec.UntypedNumbers;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.schema.structural.Defaulting;
import io.envtest.internal.schema.structural.NullFields;
import io.envtest.internal.schema.structural.Pruning;
import io.envtest.internal.schema.structural.SortedFields;
import io.envtest.internal.schema.structural.StructuralSchema;
import io.envtest.view.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shape of custom resources of one version: metadata as of every object, the rest by the definition's schema. */
final class CustomSchema implements ObjectSchema {

    private final StructuralSchema structural;
    private final boolean embeds;

    CustomSchema(StructuralSchema structural) {
        this.structural = structural;
        this.embeds = EmbeddedObjects.possible(structural);
    }

    @Override
    public List<String> normalise(ObjectNode object, Spelling spelling) {
        settleNumbers(object);
        List<String> unknown = new ArrayList<>(UntypedMetadata.decode(object, FieldPath.root("metadata")));
        Pruning.prune(object, structural).forEach(path -> unknown.add("unknown field \"" + path + "\""));
        NullFields.drop(object, structural);
        if (embeds) {
            unknown.addAll(EmbeddedObjects.normalise(object, structural));
        }
        return unknown;
    }

    @Override
    public void normaliseMerged(ObjectNode object) {
        settleNumbers(object);
        UntypedMetadata.decode(object, FieldPath.root("metadata"));
    }

    private static void settleNumbers(ObjectNode object) {
        try {
            UntypedNumbers.settle(object);
        } catch (GoJsonException e) {
            throw ApiErrors.badRequest(String.valueOf(e.getMessage()));
        }
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
