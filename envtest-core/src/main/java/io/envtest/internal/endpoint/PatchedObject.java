package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.codec.Spelling;
import io.envtest.internal.endpoint.options.WriteParameters;
import io.envtest.internal.endpoint.patch.PatchErrors;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.registry.builtin.BuiltInSchemas;
import io.envtest.internal.registry.rule.BuiltInTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A patched object that is yet to be brought into the server's form, as if it had been sent.
 *
 * @param object the object
 * @param notes what strict reading would refuse, as far as it is known
 * @param readsKind whether the object is read anew from a text, with the kind that now stands in it
 * @param invalid the refusal for a reason
 */
record PatchedObject(ObjectNode object, List<String> notes, boolean readsKind, Function<String, ApiException> invalid) {

    /**
     * The result of a patch of a text.
     *
     * @param patching gives the object, each time anew
     * @param notes what strict reading would refuse in a patch that can be carried out
     */
    static PatchedObject ofText(Supplier<ObjectNode> patching, Supplier<List<String>> notes) {
        return new PatchedObject(
                patching.get(),
                notes.get(),
                true,
                error -> PatchErrors.invalidPatch(
                        new String(GoJsonWriter.writeLiterally(patching.get()), StandardCharsets.UTF_8), error));
    }

    /**
     * The result of a patch of a tree.
     *
     * @param notes what strict reading would refuse in the patch and in the patched object
     */
    static PatchedObject ofTree(ObjectNode object, List<String> notes, Function<String, ApiException> invalid) {
        return new PatchedObject(object, notes, false, invalid);
    }

    ObjectNode decode(ResourceRequest request, WriteParameters options) {
        List<String> wrong = new ArrayList<>(notes);
        if (readsKind
                && object.path("apiVersion").asText("").isEmpty()
                && request.definition().builtIn()) {
            wrong.addAll(emptied());
        }
        if (readsKind && request.definition().builtIn()) {
            checkKind(request);
        } else if (readsKind) {
            checkCustomKind(request);
        }
        object.put("kind", request.kind().kind())
                .put("apiVersion", request.kind().apiVersion());
        request.context().sent(object);
        List<String> unknown = normalise(request.schema());
        if (readsKind) {
            wrong.addAll(unknown);
        }
        if (options.fieldValidation().equals("Strict") && !wrong.isEmpty()) {
            throw invalid.apply("strict decoding error: " + String.join(", ", wrong));
        }
        if (!options.fieldValidation().equals("Ignore")) {
            wrong.forEach(request.context()::warn);
        }
        try {
            request.setDefaults(object);
        } catch (ApiException e) {
            throw readsKind
                    ? invalid.apply(e.status().message())
                    : ApiErrors.unknown(e.status().message());
        }
        return object;
    }

    /** Without an apiVersion the text is read as the internal version of its kind, which has no fields of these names. */
    private List<String> emptied() {
        List<String> unknown = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        object.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            if (!field.equals("kind") && !field.equals("apiVersion")) {
                unknown.add("unknown field \"" + field + "\"");
                object.remove(field);
            }
        }
        return unknown;
    }

    private void checkKind(ResourceRequest request) {
        GroupVersionKind wanted = request.kind();
        GroupVersionKind sent;
        try {
            sent = SentKind.of(object, wanted);
        } catch (SentKind.UnrecognizedException e) {
            throw invalid.apply(String.valueOf(e.getMessage()));
        }
        boolean sameKind = SentKind.sameInside(sent, wanted);
        if (sent.equals(wanted)) {
            return;
        }
        if (FormerVersions.isOf(wanted, sent)) {
            object.put("apiVersion", wanted.apiVersion());
            return;
        }
        if (!SentKind.known(BuiltInTypes.catalogue(), sent, wanted) && !FormerVersions.contains(sent, wanted)) {
            throw invalid.apply(SentKind.notRegistered(sent));
        }
        BuiltInSchemas.of(sent).ifPresent(this::normalise);
        if (!sameKind) {
            throw invalid.apply(SentKind.notConvertible(sent, wanted));
        }
    }

    /** A custom resource must still say what it is. */
    private void checkCustomKind(ResourceRequest request) {
        GroupVersionKind sent;
        try {
            sent = SentKind.of(object, request.kind());
        } catch (SentKind.UnrecognizedException e) {
            throw invalid.apply(String.valueOf(e.getMessage()));
        }
        if (sent.kind().isEmpty() || object.path("kind").asText("").isEmpty()) {
            String shown = new String(GoJsonWriter.write(object), StandardCharsets.UTF_8);
            throw invalid.apply("Object 'Kind' is missing in '" + shown + "'");
        }
        if (object.path("apiVersion").asText("").isEmpty()) {
            throw ApiErrors.internal("Object 'apiVersion' is missing in 'object has no apiVersion field'");
        }
        SentKind.requireWritten(object, request.kind());
    }

    private List<String> normalise(ObjectSchema schema) {
        JsonNode cleared = ClearedFields.in(object);
        try {
            return schema.normalise(object, readsKind ? Spelling.COMPACT : Spelling.MAP);
        } catch (ApiException e) {
            throw e.status().code() == 400 ? invalid.apply(e.status().message()) : e;
        } finally {
            ClearedFields.restore(cleared, object);
        }
    }
}
