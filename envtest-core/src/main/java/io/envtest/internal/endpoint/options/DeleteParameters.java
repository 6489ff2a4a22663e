package io.envtest.internal.endpoint.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.DeleteOptions;
import io.envtest.internal.registry.Preconditions;
import io.envtest.internal.request.QueryParameters;
import io.envtest.view.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DeleteOptions, from a body or, if there is none, from the query. */
public final class DeleteParameters {

    private static final String GRACE = "gracePeriodSeconds";
    private static final List<String> POLICIES = List.of("Foreground", "Background", "Orphan");

    private DeleteParameters() {}

    /** The options of a query; 400 for what cannot be parsed, 422 for what is not allowed. */
    public static DeleteOptions parse(QueryParameters query) {
        String orphan = "orphanDependents";
        return checked(
                query.all("dryRun"),
                query.has(GRACE) ? grace(OptionValues.number(query, GRACE, -1)) : -1,
                new Preconditions(query.first("uid"), query.first("resourceVersion")),
                query.has("propagationPolicy") ? query.first("propagationPolicy") : null,
                query.has(orphan) ? query.flag(orphan) : null);
    }

    /** The options of a body; 400 for what has the wrong type, 422 for what is not allowed. */
    public static DeleteOptions read(JsonNode body) {
        List<String> dryRun = new ArrayList<>();
        JsonNode values = body.path("dryRun");
        if (!absent(values) && !values.isArray()) {
            throw mismatch(values, "dryRun", "[]string");
        }
        values.forEach(value -> dryRun.add(value.asText()));
        JsonNode orphan = body.path("orphanDependents");
        if (!absent(orphan) && !orphan.isBoolean()) {
            throw mismatch(orphan, "orphanDependents", "bool");
        }
        JsonNode preconditions = body.path("preconditions");
        return checked(
                dryRun,
                grace(body.path(GRACE)),
                new Preconditions(
                        preconditions.path("uid").asText(""),
                        preconditions.path("resourceVersion").asText("")),
                absent(body.path("propagationPolicy"))
                        ? null
                        : text(body.path("propagationPolicy"), "propagationPolicy"),
                absent(orphan) ? null : orphan.booleanValue());
    }

    /** The options as an object, for admission. */
    public static ObjectNode tree(DeleteOptions options) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", "DeleteOptions").put("apiVersion", "meta.k8s.io/v1");
        if (options.gracePeriodSeconds() >= 0) {
            tree.put(GRACE, options.gracePeriodSeconds());
        }
        Preconditions wanted = options.preconditions();
        if (!wanted.equals(Preconditions.NONE)) {
            ObjectNode preconditions = tree.putObject("preconditions");
            if (!wanted.uid().isEmpty()) {
                preconditions.put("uid", wanted.uid());
            }
            if (!wanted.resourceVersion().isEmpty()) {
                preconditions.put("resourceVersion", wanted.resourceVersion());
            }
        }
        if (options.orphanDependents() != null) {
            tree.put("orphanDependents", options.orphanDependents());
        }
        if (!options.propagationPolicy().isEmpty()) {
            tree.put("propagationPolicy", options.propagationPolicy());
        }
        if (options.dryRun()) {
            tree.putArray("dryRun").add("All");
        }
        return tree;
    }

    private static long grace(JsonNode value) {
        if (absent(value)) {
            return -1;
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw mismatch(value, GRACE, "int64");
        }
        return grace(value.longValue());
    }

    /** A negative number counts as one second. */
    private static long grace(long sent) {
        return sent < 0 ? 1 : sent;
    }

    private static String text(JsonNode value, String field) {
        if (absent(value)) {
            return "";
        }
        if (!value.isTextual()) {
            throw mismatch(value, field, "v1.DeletionPropagation");
        }
        return value.textValue();
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static ApiException mismatch(JsonNode value, String field, String type) {
        String found = value.isNumber() && type.startsWith("int") ? "number " + value.asText() : GoKinds.json(value);
        return ApiErrors.badRequest("json: cannot unmarshal " + found + " into Go struct field DeleteOptions." + field
                + " of type " + type);
    }

    private static DeleteOptions checked(
            List<String> dryRun,
            long grace,
            Preconditions preconditions,
            @Nullable String policy,
            @Nullable Boolean orphan) {
        FieldErrors errors = new FieldErrors();
        FieldPath path = FieldPath.root("propagationPolicy");
        if (policy != null && orphan != null) {
            errors.invalid(path, policy, "orphanDependents and deletionPropagation cannot be both set");
        }
        if (policy != null && !POLICIES.contains(policy)) {
            List<String> supported = new ArrayList<>(POLICIES);
            supported.add("nil");
            errors.notSupported(path, policy, supported);
        }
        boolean dry = OptionValues.dryRun(dryRun, errors);
        OptionValues.refuse(errors, "DeleteOptions");
        return new DeleteOptions(dry, grace, preconditions, policy == null ? "" : policy, orphan);
    }
}
