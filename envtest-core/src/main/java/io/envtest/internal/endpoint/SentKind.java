package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.endpoint.negotiation.GoTypes;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import io.envtest.view.FieldPath;
import java.util.Set;

/** What kind an object says it is, and the real server's words when that is not the kind that is wanted. */
final class SentKind {

    private static final String SCHEME = " in scheme \"pkg/runtime/scheme.go:111\"";
    private static final String HEAD = "couldn't get version/kind; json parse error: ";
    private static final String HEAD_TYPE =
            "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final Set<String> APART = Set.of("apiextensions.k8s.io", "apiregistration.k8s.io");

    private SentKind() {}

    /** The kind cannot be told; the message says why. */
    static final class UnrecognizedException extends Exception {

        private static final long serialVersionUID = 1L;

        UnrecognizedException(String message) {
            super(message, null, false, false);
        }
    }

    /** The kind that an object states; what it leaves out is the wanted one's. */
    static GroupVersionKind of(ObjectNode object, GroupVersionKind wanted) throws UnrecognizedException {
        String apiVersion = text(object, "apiVersion");
        String kind = text(object, "kind");
        if (apiVersion.chars().filter(c -> c == '/').count() > 1) {
            throw new UnrecognizedException("unexpected GroupVersion string: " + apiVersion);
        }
        String sent = kind.isEmpty() ? wanted.kind() : kind;
        return apiVersion.isEmpty() || apiVersion.equals("/")
                ? new GroupVersionKind(wanted.group(), wanted.version(), sent)
                : GroupVersionKind.of(apiVersion, sent);
    }

    private static String text(ObjectNode object, String field) throws UnrecognizedException {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        throw new UnrecognizedException(HEAD + "json: cannot unmarshal " + GoKinds.json(value)
                + " into Go struct field ." + field + " of type string");
    }

    /** Why a body that is no object has no kind. */
    static String notAnObject(JsonNode value) {
        return HEAD + "json: cannot unmarshal " + GoKinds.json(value) + " into Go value of type " + HEAD_TYPE;
    }

    /** Refuses a custom resource that no longer states the kind that it is written as. */
    static void requireWritten(ObjectNode object, GroupVersionKind wanted) {
        String kind = object.path("kind").asText("");
        String apiVersion = object.path("apiVersion").asText("");
        FieldErrors errors = new FieldErrors();
        if (!kind.equals(wanted.kind())) {
            errors.invalid(FieldPath.root("kind"), kind, "must be " + wanted.kind());
        }
        if (!apiVersion.equals(wanted.apiVersion())) {
            errors.invalid(FieldPath.root("apiVersion"), apiVersion, "must be " + wanted.apiVersion());
        }
        errors.throwIfAny(
                GroupVersionKind.of(apiVersion, kind),
                object.path("metadata").path("name").asText(""));
    }

    /** Whether the kind is one of the built-in kinds that are read where the wanted one is. */
    static boolean known(TypeCatalogue catalogue, GroupVersionKind kind, GroupVersionKind wanted) {
        if (MetaKinds.known(catalogue, kind, wanted)) {
            return true;
        }
        boolean group = kind.group().isEmpty()
                || catalogue.resources().stream().anyMatch(r -> r.group().equals(kind.group()));
        return group
                && catalogue
                        .objectType(kind.group(), kind.version(), kind.kind())
                        .filter(type -> type.definition().startsWith(META)
                                ? kind.apiVersion().equals("v1") && kind.kind().equals("List")
                                : readTogether(kind, wanted))
                        .isPresent();
    }

    /** Definitions and services of the API itself are read apart from all else, by servers of their own. */
    static boolean readTogether(GroupVersionKind one, GroupVersionKind other) {
        boolean apart = APART.contains(one.group()) || APART.contains(other.group());
        return !apart || one.group().equals(other.group());
    }

    /** Whether both are versions of one kind: inside the real server there is one for all groups that have it. */
    static boolean sameInside(GroupVersionKind sent, GroupVersionKind wanted) {
        return sent.kind().equals(wanted.kind())
                && GoTypes.internalPackage(sent.group()).equals(GoTypes.internalPackage(wanted.group()));
    }

    static String notRegistered(GroupVersionKind sent) {
        return "no kind " + GoQuote.quote(sent.kind()) + " is registered for version "
                + GoQuote.quote(sent.apiVersion()) + SCHEME;
    }

    /** What is said of a scale of a custom resource. */
    static String typeNotRegistered(GroupVersionKind wanted) {
        return "no kind is registered for the type " + wanted.version() + "." + wanted.kind() + SCHEME;
    }

    static String notConvertible(GroupVersionKind sent, GroupVersionKind wanted) {
        return "converting (" + MetaKinds.goVersion(sent) + "." + sent.kind() + ") to ("
                + GoTypes.internalPackage(wanted.group()) + "." + wanted.kind() + "): unknown conversion";
    }
}
