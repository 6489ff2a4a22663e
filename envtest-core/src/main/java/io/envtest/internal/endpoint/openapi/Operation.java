package io.envtest.internal.endpoint.openapi;

import io.envtest.api.GroupVersionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What can be done at a path by a method; filled while the document is put together. */
final class Operation {
    /** Says that an answer is a text. */
    static final String TEXT = "string";

    /**
     * An answer.
     *
     * @param schema definition of its body, {@link #TEXT}, or empty for no body
     */
    record Response(String description, String schema) {}

    /**
     * What is sent.
     *
     * @param schema definition
     * @param required whether it must be there
     */
    record Body(String schema, boolean required) {}

    final String method;
    final String id;
    final String description;
    String tag = "";
    String action = "";

    @Nullable
    GroupVersionKind kind;

    @Nullable
    Body body;

    List<String> consumes = List.of();
    List<String> produces = List.of();

    final List<Parameter> parameters = new ArrayList<>();
    final Map<String, Response> responses = new TreeMap<>();

    Operation(String method, String id, String description) {
        this.method = method;
        this.id = id;
        this.description = description;
        responses.put("401", new Response("Unauthorized", ""));
    }

    Operation answers(String code, String description, String schema) {
        responses.put(code, new Response(description, schema));
        return this;
    }

    Operation takes(List<Parameter> more) {
        parameters.addAll(more);
        return this;
    }
}
