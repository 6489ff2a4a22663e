package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.negotiation.BodyFormat;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.MalformedBodyException;
import io.envtest.internal.endpoint.options.WriteParameters;
import io.envtest.internal.endpoint.patch.GoText;
import io.envtest.internal.endpoint.patch.JsonPatch;
import io.envtest.internal.endpoint.patch.MergePatch;
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
import java.util.function.Function;

/** Patches that are no apply, as changes for the store. */
final class Patches {

    private static final String HEAD = "couldn't get version/kind; json parse error: ";

    private final BodyFormats formats;

    Patches(BodyFormats formats) {
        this.formats = formats;
    }

    /** The change. The body is looked at only once there is an object to patch: a missing one is told first. */
    ObjectUpdate.Function prepare(ResourceRequest request, PatchMediaTypes type, WriteParameters options) {
        return current -> {
            BodyFormat.Body patch = read(request);
            if (type == PatchMediaTypes.STRATEGIC) {
                StrategicMergePatch.Result result =
                        StrategicMergePatch.apply(current, patch.value(), patchType(request));
                finish(request, options, patch, result.object(), result::invalid);
                return result.object();
            }
            JsonNode patched = type == PatchMediaTypes.JSON
                    ? JsonPatch.apply(current, patch.value())
                    : MergePatch.apply(current, patch.value());
            if (!(patched instanceof ObjectNode object)) {
                throw invalid(shown(patched), notAnObject(request, patched));
            }
            finish(request, options, patch, object, error -> invalid(shown(object), error));
            return object;
        };
    }

    private static String notAnObject(ResourceRequest request, JsonNode patched) {
        String found = patched.isArray() ? "array" : patched.isTextual() ? "string" : patched.isBoolean() ? "bool" : "number";
        return "json: cannot unmarshal " + found + " into Go value of type "
                + request.kind().version() + "." + request.kind().kind();
    }

    private BodyFormat.Body read(ResourceRequest request) {
        if (request.request().body() instanceof RequestBody.Tree tree) {
            return new BodyFormat.Body(tree.content(), List.of(), "");
        }
        byte[] content = ((RequestBody.Bytes) request.request().body()).content();
        try {
            return formats.of(MediaType.JSON).read(content);
        } catch (MalformedBodyException e) {
            throw ApiErrors.badRequest("error decoding patch: " + e.getMessage().substring(HEAD.length()));
        }
    }

    private static Type patchType(ResourceRequest request) {
        return BuiltInTypes.catalogue()
                .objectType(
                        request.kind().group(),
                        request.kind().version(),
                        request.kind().kind())
                .orElseThrow(() -> new IllegalStateException("no type of " + request.kind()));
    }

    /** Brings the patched object into the server's form, as if it had been sent. */
    private static void finish(
            ResourceRequest request,
            WriteParameters options,
            BodyFormat.Body patch,
            ObjectNode object,
            Function<String, ApiException> invalid) {
        List<String> unknown;
        try {
            unknown = request.definition().schema().normalise(object);
        } catch (ApiException e) {
            throw e.status().code() == 400 ? invalid.apply(e.status().message()) : e;
        }
        List<String> notes = new ArrayList<>(patch.notes());
        notes.addAll(unknown);
        if (options.fieldValidation().equals("Strict") && !notes.isEmpty()) {
            throw invalid.apply("strict decoding error: " + String.join(", ", notes));
        }
        if (!options.fieldValidation().equals("Ignore")) {
            notes.forEach(request.context()::warn);
        }
        request.setDefaults(object);
    }

    private static String shown(JsonNode patched) {
        return new String(GoJsonWriter.write(patched), StandardCharsets.UTF_8);
    }

    private static ApiException invalid(String shownPatch, String error) {
        String message = "Invalid value: " + GoText.quote(shownPatch) + ": " + error;
        Status.Cause cause = new Status.Cause("FieldValueInvalid", message, "patch");
        return new ApiException(new Status(
                422,
                "Invalid",
                " \"\" is invalid: patch: " + message,
                new Status.Details("", "", "", "", List.of(cause), 0)));
    }
}
