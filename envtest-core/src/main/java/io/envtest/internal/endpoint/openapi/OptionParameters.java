package io.envtest.internal.endpoint.openapi;

import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The query parameters that options give: one for each field of their struct, but for times, which no parameter can be. */
final class OptionParameters {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final Set<String> TYPE_META = Set.of("kind", "apiVersion");
    /** Sent in the body only. */
    private static final Set<String> BODY_ONLY = Set.of("preconditions");

    private static final Parameter PRETTY = new Parameter(
            "pretty",
            "query",
            "If 'true', then the output is pretty printed. Defaults to 'false' unless the user-agent indicates a browser or"
                    + " command-line HTTP tool (curl and wget).",
            "string");
    private static final Parameter NAMESPACE =
            Parameter.path("namespace", "object name and auth scope, such as for teams and projects");

    private final TypeCatalogue catalogue;
    private final Map<String, List<Parameter>> known = new ConcurrentHashMap<>();

    OptionParameters(TypeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Parameter pretty() {
        return PRETTY;
    }

    Parameter namespace() {
        return NAMESPACE;
    }

    /** The parameters of options that every resource knows, {@code ListOptions} and the like. */
    List<Parameter> meta(String options) {
        return of(META + options);
    }

    /** The parameters of a struct of options. */
    List<Parameter> of(String definition) {
        return known.computeIfAbsent(definition, this::read);
    }

    private List<Parameter> read(String definition) {
        List<Parameter> parameters = new ArrayList<>();
        for (Field field : catalogue.type(definition).fields()) {
            boolean time = field.type().kind() == Type.Kind.TIME;
            if (!TYPE_META.contains(field.name()) && !BODY_ONLY.contains(field.name()) && !time) {
                String description = catalogue.docs().of(definition, field.name());
                parameters.add(new Parameter(field.name(), "query", description, type(field.type())));
            }
        }
        return List.copyOf(parameters);
    }

    private static String type(Type type) {
        return switch (type.kind()) {
            case BOOLEAN -> "boolean";
            case INT32, INT64 -> "integer";
            case LIST -> type(type.items());
            default -> "string";
        };
    }
}
