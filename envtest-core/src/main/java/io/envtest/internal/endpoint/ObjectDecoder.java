package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.endpoint.negotiation.BodyFormat;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.GoTypes;
import io.envtest.internal.endpoint.negotiation.MalformedBodyException;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.request.RequestBody;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes an object of a body: media type, kind and version, field by field. What is wrong is told as the real server
 * tells it; what strict reading would refuse becomes warnings if the client did not ask for strict reading.
 */
public final class ObjectDecoder {

    private static final String SCHEME = " in scheme \"pkg/runtime/scheme.go:111\"";
    private static final String HEAD_TYPE =
            "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";

    private final BodyFormats formats;
    private final TypeCatalogue catalogue;

    /** Reads these formats; knows the kinds of the catalogue. */
    public ObjectDecoder(BodyFormats formats, TypeCatalogue catalogue) {
        this.formats = formats;
        this.catalogue = catalogue;
    }

    /** The object that was sent, of the kind that the request's resource or subresource takes. */
    ObjectNode decode(ResourceRequest request, ObjectSchema schema, String fieldValidation) {
        GroupVersionKind wanted = request.kind();
        BodyFormat.Body body = read(request);
        byte[] shown = request.request().body() instanceof RequestBody.Bytes bytes ? bytes.content() : new byte[0];
        ObjectNode object = object(body.value(), wanted.kind(), shown);
        GroupVersionKind sent = sentKind(object, wanted, shown);
        if (!sent.equals(wanted)) {
            refuse(request, sent, wanted);
        }
        object.put("kind", wanted.kind()).put("apiVersion", wanted.apiVersion());
        List<String> unknown = normalise(object, schema, sent, wanted);
        report(request, body, unknown, fieldValidation, sent, wanted);
        return object;
    }

    private BodyFormat.Body read(ResourceRequest request) {
        if (request.request().body() instanceof RequestBody.Tree tree) {
            return new BodyFormat.Body(tree.content(), List.of(), "");
        }
        byte[] content = ((RequestBody.Bytes) request.request().body()).content();
        try {
            return formats.of(Negotiation.input(request.request(), request.offered()))
                    .read(content);
        } catch (MalformedBodyException e) {
            throw unrecognized(request.kind().kind(), e.getMessage(), content);
        }
    }

    private static ObjectNode object(JsonNode value, String kind, byte[] content) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        String found = value.isArray() ? "array" : value.isTextual() ? "string" : value.isBoolean() ? "bool" : "number";
        throw unrecognized(
                kind,
                "couldn't get version/kind; json parse error: json: cannot unmarshal " + found
                        + " into Go value of type " + HEAD_TYPE,
                content);
    }

    private static GroupVersionKind sentKind(ObjectNode object, GroupVersionKind wanted, byte[] content) {
        String apiVersion = head(object, "apiVersion", wanted.kind(), content);
        String kind = head(object, "kind", wanted.kind(), content);
        if (apiVersion.chars().filter(c -> c == '/').count() > 1) {
            throw unrecognized(wanted.kind(), "unexpected GroupVersion string: " + apiVersion, content);
        }
        String sentKind = kind.isEmpty() ? wanted.kind() : kind;
        return apiVersion.isEmpty() || apiVersion.equals("/")
                ? new GroupVersionKind(wanted.group(), wanted.version(), sentKind)
                : GroupVersionKind.of(apiVersion, sentKind);
    }

    private static String head(ObjectNode object, String field, String kind, byte[] content) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        String found = value.isObject() ? "object" : value.isArray() ? "array" : value.isBoolean() ? "bool" : "number";
        throw unrecognized(
                kind,
                "couldn't get version/kind; json parse error: json: cannot unmarshal " + found
                        + " into Go struct field ." + field + " of type string",
                content);
    }

    private void refuse(ResourceRequest request, GroupVersionKind sent, GroupVersionKind wanted) {
        boolean custom = !request.definition().builtIn() && request.subresource() == null
                || sent.kind().equals(wanted.kind()) && sent.group().equals(wanted.group());
        if (!custom || request.definition().builtIn()) {
            if (catalogue.objectType(sent.group(), sent.version(), sent.kind()).isEmpty()
                    || !sent.group().isEmpty() && !hasGroup(sent.group())) {
                throw cannotHandle(
                        sent,
                        wanted,
                        "no kind " + GoQuote.quote(sent.kind()) + " is registered for version "
                                + GoQuote.quote(sent.apiVersion()) + SCHEME);
            }
            if (!custom) {
                throw cannotHandle(
                        sent,
                        wanted,
                        "converting (" + sent.version() + "." + sent.kind() + ") to ("
                                + GoTypes.internalPackage(wanted.group()) + "." + wanted.kind()
                                + "): unknown conversion");
            }
        }
        throw ApiErrors.badRequest("the API version in the data (" + sent.apiVersion()
                + ") does not match the expected API version (" + wanted.apiVersion() + ")");
    }

    private boolean hasGroup(String group) {
        return catalogue.resources().stream()
                .anyMatch(resource -> resource.group().equals(group));
    }

    private static List<String> normalise(
            ObjectNode object, ObjectSchema schema, GroupVersionKind sent, GroupVersionKind wanted) {
        try {
            return schema.normalise(object);
        } catch (ApiException e) {
            if (e.status().code() != 400 || e.status().message().contains(" cannot be handled as a ")) {
                throw e;
            }
            throw cannotHandle(sent, wanted, e.status().message());
        }
    }

    private static void report(
            ResourceRequest request,
            BodyFormat.Body body,
            List<String> unknown,
            String fieldValidation,
            GroupVersionKind sent,
            GroupVersionKind wanted) {
        if (fieldValidation.equals("Ignore")
                || unknown.isEmpty() && body.notes().isEmpty()) {
            return;
        }
        if (fieldValidation.equals("Strict")) {
            List<String> all = new ArrayList<>();
            if (!body.strictText().isEmpty()) {
                all.add(body.strictText());
            }
            all.addAll(unknown);
            throw cannotHandle(sent, wanted, "strict decoding error: " + String.join(", ", all));
        }
        body.notes().forEach(request.context()::warn);
        unknown.forEach(request.context()::warn);
    }

    private static ApiException cannotHandle(GroupVersionKind sent, GroupVersionKind wanted, String why) {
        return ApiErrors.badRequest(sent.kind() + " in version " + GoQuote.quote(sent.version())
                + " cannot be handled as a " + wanted.kind() + ": " + why);
    }

    private static ApiException unrecognized(String kind, String why, byte[] content) {
        return ApiErrors.badRequest("the object provided is unrecognized (must be of type " + kind + "): " + why + " ("
                + BodySummary.of(content) + ")");
    }
}
