package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.request.ApiRequest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** Writes answers in the form that was negotiated. Stored objects pass as they are wherever the form allows it. */
public final class AnswerEncoder {

    private static final byte[] LINE_END = {'\n'};
    private static final Part LINE = Part.of(LINE_END);

    private final BodyFormats formats;

    /** Writes in these formats. */
    public AnswerEncoder(BodyFormats formats) {
        this.formats = formats;
    }

    /** An answer that is no watch. */
    public Encoded encode(Answer answer) {
        if (answer instanceof Answer.Stored stored) {
            return stored(stored);
        }
        if (answer instanceof Answer.Listed listed) {
            return listed(listed);
        }
        if (answer instanceof Answer.Made made) {
            return made(made.code(), made.object(), made.form());
        }
        if (answer instanceof Answer.Raw raw) {
            return new Encoded(raw.code(), raw.contentType(), raw.headers(), List.of(Part.of(raw.content())));
        }
        throw new IllegalArgumentException("what goes on is not written in one piece");
    }

    /** A refusal. A client that takes nothing a Status can be written in gets indented JSON. */
    public Encoded refusal(ApiRequest request, ApiException refused) {
        return refusal(request, refused.status(), StatusTree.failure(refused));
    }

    /** A refusal of which no more is known than its Status. */
    public Encoded refusal(ApiRequest request, Status status) {
        return refusal(request, status, StatusTree.failure(status));
    }

    private Encoded refusal(ApiRequest request, Status status, ObjectNode tree) {
        Optional<Form> form = Negotiation.refusal(request);
        Encoded encoded = form.isEmpty()
                ? Encoded.of(status.code(), MediaType.JSON.text(), GoJsonWriter.indent(GoJsonWriter.write(tree)))
                : made(status.code(), tree, form.get());
        int seconds = status.details().retryAfterSeconds();
        return seconds == 0 ? encoded : encoded.with("Retry-After", Integer.toString(seconds));
    }

    private Encoded stored(Answer.Stored answer) {
        Form form = answer.form();
        if (form.asStored()) {
            byte[] json = answer.object().json();
            return form.pretty()
                    ? Encoded.of(answer.code(), MediaType.JSON.text(), GoJsonWriter.indent(json))
                    : new Encoded(
                            answer.code(), MediaType.JSON.text(), java.util.Map.of(), List.of(Part.of(json), LINE));
        }
        return made(answer.code(), shaped(answer.definition(), answer.object(), form), form);
    }

    /** One object in the view that was asked for. */
    private ObjectNode shaped(ResourceDefinition definition, StoredObject object, Form form) {
        return switch (form.shape()) {
            case WHOLE -> object.tree();
            case PARTIAL_OBJECT -> PartialMetadata.of(definition, object.sharedTree(), form);
            case PARTIAL_LIST -> throw notAList(definition);
            case TABLE ->
                formats.tables().table(definition, List.of(object), PartialMetadata.listOf(object), true, form);
        };
    }

    private static ApiException notAList(ResourceDefinition definition) {
        return ApiErrors.plain(
                406,
                "NotAcceptable",
                "you requested PartialObjectMetadataList, but the requested object is not a list ("
                        + GoTypes.object(definition) + ")");
    }

    private Encoded listed(Answer.Listed answer) {
        Form form = answer.form();
        if (form.asStored()) {
            byte[] end = form.pretty() ? new byte[0] : LINE_END;
            List<Part> parts = ListBytes.parts(answer, end);
            return form.pretty()
                    ? Encoded.of(200, MediaType.JSON.text(), GoJsonWriter.indent(joined(parts)))
                    : new Encoded(200, MediaType.JSON.text(), java.util.Map.of(), parts);
        }
        return made(200, shaped(answer, form), form);
    }

    private ObjectNode shaped(Answer.Listed answer, Form form) {
        ResourceDefinition definition = answer.definition();
        ObjectPage page = answer.page();
        return switch (form.shape()) {
            case WHOLE -> whole(answer);
            case PARTIAL_OBJECT ->
                throw ApiErrors.plain(
                        406,
                        "NotAcceptable",
                        "you requested PartialObjectMetadata, but the requested object is a list ("
                                + GoTypes.list(definition) + ")");
            case PARTIAL_LIST -> PartialMetadata.list(definition, page, form);
            case TABLE -> formats.tables().table(definition, page.items(), ListBytes.metadata(page), true, form);
        };
    }

    private static ObjectNode whole(Answer.Listed answer) {
        ResourceDefinition definition = answer.definition();
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", definition.listKind())
                .put("apiVersion", definition.kind().apiVersion());
        list.set("metadata", ListBytes.metadata(answer));
        ArrayNode items = list.putArray("items");
        for (StoredObject object : answer.page().items()) {
            ObjectNode item = object.tree();
            if (definition.builtIn()) {
                item.remove("kind");
                item.remove("apiVersion");
            }
            items.add(item);
        }
        return list;
    }

    private Encoded made(int code, ObjectNode tree, Form form) {
        if (form.mediaType() == MediaType.JSON && form.pretty()) {
            return Encoded.of(code, MediaType.JSON.text(), GoJsonWriter.indent(GoJsonWriter.write(tree)));
        }
        return Encoded.of(
                code, form.mediaType().text(), formats.of(form.mediaType()).write(tree));
    }

    private static byte[] joined(List<Part> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(part -> out.write(part.bytes(), part.from(), part.length()));
        return out.toByteArray();
    }
}
