package io.envtest.internal.endpoint.options;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.internal.request.QueryParameters;
import io.envtest.view.FieldPath;

/**
 * CreateOptions, UpdateOptions or PatchOptions.
 *
 * @param kind which of them
 * @param dryRun whether nothing is stored
 * @param fieldManager who is to own the fields, empty if not said
 * @param sentValidation {@code Strict}, {@code Warn} or {@code Ignore}, empty if not said
 * @param forceGiven whether {@code force} was given at all
 * @param force whether an apply takes fields from others
 */
public record WriteParameters(
        String kind, boolean dryRun, String fieldManager, String sentValidation, boolean forceGiven, boolean force) {

    private static final String MANAGER = "fieldManager";

    /** Reads and checks the options of a create or update; 422 for what is not allowed. */
    public static WriteParameters parse(QueryParameters query, String kind) {
        FieldErrors errors = new FieldErrors();
        WriteParameters parameters = common(query, kind, errors);
        OptionValues.refuse(errors, kind);
        return parameters;
    }

    /** Reads and checks the options of a patch; 422 for what is not allowed. */
    public static WriteParameters parsePatch(QueryParameters query, boolean apply) {
        FieldErrors errors = new FieldErrors();
        if (apply && query.first(MANAGER).isEmpty()) {
            errors.required(FieldPath.root(MANAGER), "is required for apply patch");
        }
        if (!apply && query.has("force")) {
            errors.forbidden(FieldPath.root("force"), "may not be specified for non-apply patch");
        }
        WriteParameters parameters = common(query, "PatchOptions", errors);
        OptionValues.refuse(errors, "PatchOptions");
        return parameters;
    }

    private static WriteParameters common(QueryParameters query, String kind, FieldErrors errors) {
        String manager = query.first(MANAGER);
        String validation = query.first("fieldValidation");
        OptionValues.checkManager(manager, errors);
        boolean dryRun = OptionValues.dryRun(query.all("dryRun"), errors);
        OptionValues.checkFieldValidation(validation, errors);
        return new WriteParameters(kind, dryRun, manager, validation, query.has("force"), query.flag("force"));
    }

    /** {@code Strict}, {@code Warn} or {@code Ignore}. */
    public String fieldValidation() {
        return sentValidation.isEmpty() ? "Warn" : sentValidation;
    }

    /** What the store needs of them. */
    public WriteOptions forStore() {
        return new WriteOptions(dryRun, fieldManager);
    }

    /** As an object, for admission. */
    public ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", kind).put("apiVersion", "meta.k8s.io/v1");
        if (dryRun) {
            tree.putArray("dryRun").add("All");
        }
        if (forceGiven) {
            tree.put("force", force);
        }
        if (!fieldManager.isEmpty()) {
            tree.put(MANAGER, fieldManager);
        }
        if (!sentValidation.isEmpty()) {
            tree.put("fieldValidation", sentValidation);
        }
        return tree;
    }
}
