package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.ScalePaths;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.structural.Correlation;
import io.envtest.internal.schema.structural.ListTypes;
import io.envtest.internal.schema.structural.RuleCheck;
import io.envtest.internal.schema.structural.RuleTree;
import io.envtest.internal.schema.structural.SchemaValidation;
import io.envtest.internal.schema.structural.StructuralSchema;
import io.envtest.view.FieldPath;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that is checked of a custom resource of one version, in this order: metadata, schema, scale, embedded objects,
 * sets and keyed lists, rules in CEL. Rules are compiled at the first object. Thread-safe.
 */
final class CustomRules {

    /** After errors of these kinds the rules in CEL could meet values that they do not expect. */
    private static final Set<FieldErrorType> BLOCKING = Set.of(
            FieldErrorType.NOT_SUPPORTED,
            FieldErrorType.REQUIRED,
            FieldErrorType.TOO_LONG,
            FieldErrorType.TOO_MANY,
            FieldErrorType.TYPE_INVALID);

    private final StructuralSchema schema;
    private final @Nullable ScalePaths scale;
    private final Supplier<CelEngine> engine;
    private final boolean embeds;
    private final boolean hasRules;
    private volatile @Nullable RuleTree rules;

    CustomRules(StructuralSchema schema, @Nullable ScalePaths scale, Supplier<CelEngine> engine) {
        this.schema = schema;
        this.scale = scale;
        this.engine = engine;
        this.embeds = EmbeddedObjects.possible(schema);
        this.hasRules = RuleTree.hasRules(schema);
    }

    void created(StrategyContext context, ObjectNode object, FieldErrors errors) {
        FieldErrors found = new FieldErrors();
        ObjectMetaRules.all(
                found, ObjectMetaRules.of(object), context.definition().namespaced(), NameRules.DNS_SUBDOMAIN);
        new SchemaValidation(found).validate(object, schema, FieldPath.empty());
        scale(found, object, true);
        embedded(found, object);
        ListTypes.check(found, object, schema, FieldPath.empty());
        rules(context, found, object, null, null);
        errors.addAll(found);
    }

    void updated(StrategyContext context, ObjectNode object, ObjectNode old, FieldErrors errors) {
        Correlation correlation = new Correlation(object, old, schema);
        FieldErrors found = new FieldErrors();
        ObjectMetaRules.updated(found, ObjectMetaRules.of(object), ObjectMetaRules.of(old));
        new SchemaValidation(found).validate(object, correlation, schema, FieldPath.empty());
        scale(found, object, true);
        changed(context, found, object, old, correlation);
        errors.addAll(found);
    }

    void statusUpdated(StrategyContext context, ObjectNode object, ObjectNode old, FieldErrors errors) {
        Correlation correlation = new Correlation(object, old, schema);
        FieldErrors found = new FieldErrors();
        ObjectMetaRules.updated(found, ObjectMetaRules.of(object), ObjectMetaRules.of(old));
        StructuralSchema status = schema.properties().get("status");
        if (status != null && object.has("status")) {
            Correlation below = correlation.field("status");
            FieldPath path = FieldPath.root("status");
            if (below == null) {
                new SchemaValidation(found).validate(object.path("status"), status, path);
            } else {
                new SchemaValidation(found).validate(object.path("status"), below, status, path);
            }
        }
        scale(found, object, false);
        changed(context, found, object, old, correlation);
        errors.addAll(found);
    }

    private void changed(
            StrategyContext context, FieldErrors found, ObjectNode object, ObjectNode old, Correlation correlation) {
        embedded(found, object);
        FieldErrors before = new FieldErrors();
        ListTypes.check(before, old, schema, FieldPath.empty());
        if (before.isEmpty()) {
            ListTypes.check(found, object, schema, FieldPath.empty());
        }
        rules(context, found, object, old, correlation);
    }

    private void scale(FieldErrors errors, ObjectNode object, boolean spec) {
        ScalePaths paths = scale;
        if (paths != null && spec) {
            ScaleRules.spec(errors, object, paths);
        }
        if (paths != null) {
            ScaleRules.status(errors, object, paths);
        }
    }

    private void embedded(FieldErrors errors, ObjectNode object) {
        if (embeds) {
            EmbeddedObjects.forEach(
                    object, schema, FieldPath.empty(), (inner, path) -> EmbeddedObjectRules.check(errors, inner, path));
        }
    }

    private void rules(
            StrategyContext context,
            FieldErrors errors,
            ObjectNode object,
            @Nullable ObjectNode old,
            @Nullable Correlation correlation) {
        if (!hasRules) {
            return;
        }
        if (errors.list().stream().anyMatch(error -> BLOCKING.contains(error.type()))) {
            errors.invalid(
                    FieldPath.empty(),
                    null,
                    "some validation rules were not checked because the object was invalid; "
                            + "correct the existing errors to complete validation");
            return;
        }
        new RuleCheck(errors, context::warn).check(compiled(), object, old, correlation);
    }

    private RuleTree compiled() {
        RuleTree known = rules;
        if (known == null) {
            known = RuleTree.of(schema, engine.get());
            rules = known;
        }
        return known;
    }
}
