package io.envtest.internal.endpoint.patch;

import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.request.ApiRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms a patch can have, by media type. */
public enum PatchMediaTypes {
    /** A list of operations. */
    JSON("application/json-patch+json"),
    /** A fragment of the object. */
    MERGE("application/merge-patch+json"),
    /** A fragment of the object, merged by knowledge of its type. */
    STRATEGIC("application/strategic-merge-patch+json"),
    /** Server-side apply. */
    APPLY("application/apply-patch+yaml");

    private final String text;

    PatchMediaTypes(String text) {
        this.text = text;
    }

    /** Whether the router lets it pass: one of the types in a list is enough for that. */
    public static boolean routable(ApiRequest request) {
        for (String part : request.header("Content-Type").split(",")) {
            int semicolon = part.indexOf(';');
            String type = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            if (List.of(values()).stream().anyMatch(form -> form.text.equals(type))) {
                return true;
            }
        }
        return false;
    }

    /** The form that a request's content type names, if the resource takes it. */
    public static Optional<PatchMediaTypes> of(ApiRequest request, ResourceDefinition definition) {
        String header = request.header("Content-Type");
        int semicolon = header.indexOf(';');
        String type = (semicolon < 0 ? header : header.substring(0, semicolon)).strip();
        return taken(definition).stream().filter(form -> form.text.equals(type)).findFirst();
    }

    /** The forms a resource takes, as a list for messages. */
    public static String accepted(ResourceDefinition definition) {
        return taken(definition).stream().map(form -> form.text).collect(Collectors.joining(", "));
    }

    private static List<PatchMediaTypes> taken(ResourceDefinition definition) {
        return definition.builtIn() ? List.of(values()) : List.of(JSON, MERGE, APPLY);
    }
}
