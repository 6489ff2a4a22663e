package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.negotiation.BodyFormat;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.MalformedBodyException;
import io.envtest.internal.endpoint.options.WriteParameters;
import io.envtest.internal.endpoint.patch.JsonPatch;
import io.envtest.internal.endpoint.patch.MergePatch;
import io.envtest.internal.endpoint.patch.OperationNotes;
import io.envtest.internal.endpoint.patch.PatchErrors;
import io.envtest.internal.endpoint.patch.PatchMediaTypes;
import io.envtest.internal.endpoint.patch.StrategicMergePatch;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.request.RequestBody;
import io.envtest.internal.schema.catalogue.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Patches that are no apply, as changes for the store. */
final class Patches {

    private static final String DECODING = "error decoding patch: ";
    private static final String HEAD = "couldn't get version/kind; json parse error: ";

    private final BodyFormats formats;

    Patches(BodyFormats formats) {
        this.formats = formats;
    }

    /** The change. The body is looked at only once there is an object to patch: a missing one is told first. */
    ObjectUpdate.Function prepare(ResourceRequest request, PatchMediaTypes type, WriteParameters options) {
        return current -> {
            PatchedObject patched = switch (type) {
                case JSON -> loose(options) ? looseJson(request, current) : json(request, current);
                case MERGE -> loose(options) ? looseMerge(request, current) : merge(request, current);
                case STRATEGIC -> strategic(request, current);
                case APPLY -> throw new IllegalArgumentException("an apply is no patch");
            };
            return patched.decode(request, options);
        };
    }

    private PatchedObject json(ResourceRequest request, ObjectNode current) {
        BodyFormat.Body patch = read(request, DECODING);
        HugeNumbers.refuse(patch.value(), DECODING, "Go struct field jsonPatchOp.value");
        return PatchedObject.ofText(() -> object(JsonPatch.apply(current, patch.value())), () -> notes(patch));
    }

    private PatchedObject looseJson(ResourceRequest request, ObjectNode current) {
        JsonNode patch = read(request, "").value();
        HugeNumbers.refuse(patch, DECODING, "Go struct field jsonPatchOp.value");
        return PatchedObject.ofText(() -> object(JsonPatch.applyLoosely(current, patch)), List::of);
    }

    /** Whether nobody asks what is odd about a patch, so that it is not even read as one should be. */
    private static boolean loose(WriteParameters options) {
        return options.fieldValidation().equals("Ignore");
    }

    private static List<String> notes(BodyFormat.Body patch) {
        List<String> unknown = OperationNotes.unknown(patch.value());
        List<String> duplicates = OperationNotes.duplicates(patch.notes());
        if (unknown.isEmpty() && duplicates.isEmpty()) {
            return List.of();
        }
        return patch.order().merge(duplicates, unknown).stream()
                .map(note -> "json patch " + note)
                .toList();
    }

    private PatchedObject merge(ResourceRequest request, ObjectNode current) {
        BodyFormat.Body patch = read(request, DECODING);
        HugeNumbers.refuse(patch.value(), DECODING, "Go value");
        return PatchedObject.ofText(() -> object(MergePatch.apply(current, patch.value())), patch::notes);
    }

    private PatchedObject looseMerge(ResourceRequest request, ObjectNode current) {
        JsonNode patch;
        try {
            patch = read(request, "").value();
        } catch (ApiException unreadable) {
            throw MergePatch.notAPatch();
        }
        HugeNumbers.refuse(patch, DECODING, "Go value");
        return PatchedObject.ofText(() -> object(MergePatch.applyLoosely(current, patch)), List::of);
    }

    private PatchedObject strategic(ResourceRequest request, ObjectNode current) {
        BodyFormat.Body patch = read(request, "");
        HugeNumbers.refuse(patch.value(), "", "Go value");
        StrategicMergePatch.Result result = StrategicMergePatch.apply(current, patch.value(), type(request));
        List<String> notes = new ArrayList<>(patch.notes());
        result.unknownFields().forEach(field -> notes.add("unknown field \"" + field + "\""));
        return PatchedObject.ofTree(result.object(), notes, result::invalid);
    }

    private static Type type(ResourceRequest request) {
        return BuiltInTypes.catalogue()
                .objectType(
                        request.kind().group(),
                        request.kind().version(),
                        request.kind().kind())
                .orElseThrow(() -> new IllegalStateException("no type of " + request.kind()));
    }

    private BodyFormat.Body read(ResourceRequest request, String prefix) {
        if (request.request().body() instanceof RequestBody.Tree tree) {
            return new BodyFormat.Body(tree.content(), List.of(), "");
        }
        byte[] content = ((RequestBody.Bytes) request.request().body()).content();
        try {
            return formats.of(MediaType.JSON).readUntyped(content);
        } catch (MalformedBodyException e) {
            throw ApiErrors.badRequest(prefix + String.valueOf(e.getMessage()).substring(HEAD.length()));
        }
    }

    private static ObjectNode object(JsonNode patched) {
        if (patched instanceof ObjectNode object) {
            return object;
        }
        String shown = new String(GoJsonWriter.write(patched), StandardCharsets.UTF_8);
        throw invalid(shown, SentKind.notAnObject(patched));
    }

    private static ApiException invalid(String shown, String error) {
        return PatchErrors.invalidPatch(shown, error);
    }
}
