package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.codec.Spelling;
import io.envtest.internal.endpoint.negotiation.BodyFormat;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.MalformedBodyException;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.builtin.OpaqueParts;
import io.envtest.internal.request.RequestBody;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes an object of a body: media type, kind and version, field by field. What is wrong is told as the real server
 * tells it; what strict reading would refuse becomes warnings if the client did not ask for strict reading.
 */
public final class ObjectDecoder {

    /** Versions that are no longer served, but understood in what is posted. */
    private static final Map<GroupVersionKind, Set<GroupVersionKind>> NO_LONGER_SERVED = Map.of(
            new GroupVersionKind("policy", "v1", "Eviction"),
            Set.of(new GroupVersionKind("policy", "v1beta1", "Eviction")));

    private final BodyFormats formats;
    private final TypeCatalogue catalogue;

    /** Reads these formats; knows the kinds of the catalogue. */
    public ObjectDecoder(BodyFormats formats, TypeCatalogue catalogue) {
        this.formats = formats;
        this.catalogue = catalogue;
    }

    /**
     * The object that was sent, of the kind that the request's resource or subresource takes. A custom resource may still
     * state another kind: who writes it refuses that in the end.
     */
    ObjectNode decode(ResourceRequest request, String fieldValidation) {
        GroupVersionKind wanted = request.kind();
        BodyFormat.Body body = read(request);
        ObjectNode object;
        GroupVersionKind sent;
        try {
            object = object(body.value());
            sent = SentKind.of(object, wanted);
        } catch (SentKind.UnrecognizedException e) {
            throw unrecognized(request, String.valueOf(e.getMessage()));
        }
        boolean custom = isCustom(request);
        if (custom) {
            requireKind(request, object, body);
        }
        boolean otherName = custom && sent.apiVersion().equals(wanted.apiVersion())
                || NO_LONGER_SERVED.getOrDefault(wanted, Set.of()).contains(sent);
        if (!sent.equals(wanted) && !otherName) {
            throw refuse(request, body, object, sent, fieldValidation);
        }
        object.put("kind", wanted.kind()).put("apiVersion", wanted.apiVersion());
        List<String> unknown = normalise(request, object, sent, body.spelling());
        if (!sent.kind().equals(wanted.kind())) {
            unknown = List.of();
        }
        report(request, noticed(wanted, body), unknown, fieldValidation, sent);
        if (!sent.equals(wanted)) {
            object.put("kind", sent.kind());
        }
        return object;
    }

    /** The body without notes about parts that no one looks for them in. */
    private BodyFormat.Body noticed(GroupVersionKind kind, BodyFormat.Body body) {
        if (body.notes().isEmpty()) {
            return body;
        }
        return catalogue
                .objectType(kind.group(), kind.version(), kind.kind())
                .map(type -> body.without(
                        note -> OpaqueParts.contain(type, note.substring(note.indexOf('"') + 1, note.length() - 1))))
                .orElse(body);
    }

    /** Fills in what was left out of an object that was sent. */
    static void complete(ResourceRequest request, ObjectNode object) {
        try {
            request.setDefaults(object);
        } catch (ApiException e) {
            throw cannotHandle(request, request.kind(), e.status().message());
        }
    }

    private static boolean isCustom(ResourceRequest request) {
        return !request.definition().builtIn()
                && request.kind().equals(request.definition().kind());
    }

    /** Custom resources must say what they are, where built-in kinds may leave it to the path. */
    private static void requireKind(ResourceRequest request, ObjectNode object, BodyFormat.Body body) {
        if (object.path("kind").asText("").isEmpty()) {
            throw unrecognized(request, missing("Kind", request, body));
        }
        if (object.path("apiVersion").asText("").isEmpty()) {
            throw ApiErrors.badRequest("the API version in the data () does not match the expected API version ("
                    + request.kind().apiVersion() + ")");
        }
    }

    private static String missing(String field, ResourceRequest request, BodyFormat.Body body) {
        String text = request.request().body() instanceof RequestBody.Bytes sent
                ? new String(sent.content(), StandardCharsets.UTF_8)
                : new String(GoJsonWriter.write(body.value()), StandardCharsets.UTF_8);
        return "Object '" + field + "' is missing in '" + text + "'";
    }

    private BodyFormat.Body read(ResourceRequest request) {
        if (request.request().body() instanceof RequestBody.Tree tree) {
            return new BodyFormat.Body(tree.content(), List.of(), "");
        }
        try {
            BodyFormat format = formats.of(Negotiation.input(request.request(), request.offered()));
            return isCustom(request) ? format.readUntyped(bytes(request)) : format.read(bytes(request));
        } catch (MalformedBodyException e) {
            throw unrecognized(request, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] bytes(ResourceRequest request) {
        return request.request().body() instanceof RequestBody.Bytes sent ? sent.content() : new byte[0];
    }

    private static ObjectNode object(JsonNode value) throws SentKind.UnrecognizedException {
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw new SentKind.UnrecognizedException(SentKind.notAnObject(value));
    }

    private ApiException refuse(
            ResourceRequest request,
            BodyFormat.Body body,
            ObjectNode object,
            GroupVersionKind sent,
            String fieldValidation) {
        GroupVersionKind wanted = request.kind();
        boolean custom = !request.definition().builtIn() && request.subresource() == null;
        boolean otherVersion = SentKind.sameInside(sent, wanted) || FormerVersions.isOf(wanted, sent);
        boolean known = SentKind.known(catalogue, sent, wanted);
        if (!custom && !known && !FormerVersions.contains(sent, wanted)) {
            return cannotHandle(
                    request,
                    sent,
                    sent.version().isEmpty() ? missing("apiVersion", request, body) : SentKind.notRegistered(sent));
        }
        boolean readable = known || otherVersion;
        if (!custom && !readable) {
            return cannotHandle(request, sent, SentKind.notConvertible(sent, wanted));
        }
        if (!custom) {
            object.put("apiVersion", sent.apiVersion());
            List<String> unknown = normalise(request, object, sent, body.spelling());
            if (!otherVersion) {
                return cannotHandle(request, sent, SentKind.notConvertible(sent, wanted));
            }
            report(request, noticed(sent, body), unknown, fieldValidation, sent);
        }
        return ApiErrors.badRequest("the API version in the data (" + sent.apiVersion()
                + ") does not match the expected API version (" + wanted.apiVersion() + ")");
    }

    private static List<String> normalise(
            ResourceRequest request, ObjectNode object, GroupVersionKind sent, Spelling spelling) {
        JsonNode cleared = ClearedFields.in(object);
        request.context().sent(object);
        try {
            return request.schema().normalise(object, spelling);
        } catch (ApiException e) {
            if (e.status().code() != 400 || e.status().message().contains(" cannot be handled as a ")) {
                throw e;
            }
            throw cannotHandle(request, sent, e.status().message());
        } finally {
            ClearedFields.restore(cleared, object);
        }
    }

    private static void report(
            ResourceRequest request,
            BodyFormat.Body body,
            List<String> unknown,
            String fieldValidation,
            GroupVersionKind sent) {
        if (fieldValidation.equals("Ignore")
                || unknown.isEmpty() && body.notes().isEmpty()) {
            return;
        }
        if (fieldValidation.equals("Strict")) {
            List<String> refusals = isCustom(request) ? refusalsFirst(body, unknown) : body.refusals(unknown);
            throw cannotHandle(request, sent, "strict decoding error: " + String.join(", ", refusals));
        }
        List<String> warnings = isCustom(request) ? notesFirst(body, unknown) : body.warnings(unknown);
        warnings.forEach(request.context()::warn);
    }

    private static List<String> refusalsFirst(BodyFormat.Body body, List<String> unknown) {
        List<String> first = body.strictText().isEmpty() ? List.of() : List.of(body.strictText());
        return BodyFormat.Order.NOTES_FIRST.merge(first, unknown);
    }

    private static List<String> notesFirst(BodyFormat.Body body, List<String> unknown) {
        return BodyFormat.Order.NOTES_FIRST.merge(body.notes(), unknown);
    }

    private static ApiException cannotHandle(ResourceRequest request, GroupVersionKind sent, String why) {
        GroupVersionKind wanted = request.kind();
        if (!request.definition().builtIn() && !isCustom(request)) {
            return ApiErrors.badRequest(SentKind.typeNotRegistered(wanted));
        }
        return ApiErrors.badRequest(sent.kind() + " in version " + GoQuote.quote(sent.version())
                + " cannot be handled as a " + wanted.kind() + ": " + why);
    }

    private static ApiException unrecognized(ResourceRequest request, String why) {
        return ApiErrors.badRequest("the object provided is unrecognized (must be of type "
                + request.kind().kind() + "): " + why + " (" + BodySummary.of(bytes(request)) + ")");
    }
}
