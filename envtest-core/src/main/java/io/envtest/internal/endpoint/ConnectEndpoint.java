package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.List;
import java.util.Set;

/** A connection to what runs in the cluster, after admission has seen its options. */
public final class ConnectEndpoint implements VerbEndpoint {

    private static final Set<String> OUTPUTS = Set.of("stdout", "stderr");

    private final Verbs verbs;
    private final VerbEndpoint connection;

    /**
     * Makes the endpoint.
     *
     * @param connection connects
     */
    public ConnectEndpoint(Verbs verbs, VerbEndpoint connection) {
        this.verbs = verbs;
        this.connection = connection;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        verbs.connect(request, options(request));
        return connection.serve(request);
    }

    /** The options as an object, from the query and from what stands behind the subresource in the path. */
    private static ObjectNode options(ResourceRequest request) {
        GroupVersionKind kind = request.kind();
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("kind", kind.kind()).put("apiVersion", kind.apiVersion());
        Type type = BuiltInTypes.catalogue()
                .objectType(kind.group(), kind.version(), kind.kind())
                .orElseThrow(() -> new IllegalStateException("the type catalogue has no kind " + kind));
        for (Field field : type.fields()) {
            put(options, field, request.request().query());
        }
        String path = path(request);
        if (request.subresourceName().equals("proxy") && !path.isEmpty()) {
            options.put("path", path);
        }
        return options;
    }

    private static void put(ObjectNode options, Field field, QueryParameters query) {
        String name = field.name();
        switch (field.type().kind()) {
            case STRING -> {
                if (!query.first(name).isEmpty()) {
                    options.put(name, query.first(name));
                }
            }
            case BOOLEAN -> {
                if (OUTPUTS.contains(name) || query.has(name) && !isFalse(query.first(name))) {
                    options.put(name, true);
                }
            }
            case LIST -> list(options, field, query.all(name));
            default -> {}
        }
    }

    private static boolean isFalse(String text) {
        return text.equals("0") || text.equalsIgnoreCase("false");
    }

    private static void list(ObjectNode options, Field field, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        ArrayNode list = options.putArray(field.name());
        boolean numbers = field.type().items().kind() == Type.Kind.INT32;
        for (String value : values) {
            if (!numbers) {
                list.add(value);
            } else if (value.matches("\\d{1,9}")) {
                list.add(Integer.parseInt(value));
            }
        }
    }

    private static String path(ResourceRequest request) {
        List<String> parts = request.info().parts();
        return parts.size() <= 3 ? "" : "/" + String.join("/", parts.subList(3, parts.size()));
    }
}
