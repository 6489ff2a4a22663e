package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.CompiledRule;
import io.envtest.internal.schema.cel.RuleOutcome;
import io.envtest.internal.schema.cel.RuleOutcome.Verdict;
import io.envtest.view.FieldPath;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rules in CEL about one object, from the root down, within one budget. A rule that fails about what has not
 * changed only warns. Not thread-safe: one check, one object.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules">Validation rules</a>
 */
public final class RuleCheck {

    private static final String OUT_OF_BUDGET =
            "validation failed due to running out of cost budget, no further validation rules will be run";

    private final FieldErrors errors;
    private final Consumer<String> warnings;
    private int told;
    private long budget = CelEngine.RUNTIME_COST_BUDGET;

    /** Collects errors and warnings here. */
    public RuleCheck(FieldErrors errors, Consumer<String> warnings) {
        this.errors = errors;
        this.warnings = warnings;
    }

    /**
     * Asks all rules about a value.
     *
     * @param old what stood in its place before; null if nothing did
     * @param correlation the value beside the old one, to tell what has changed; null if all counts as changed
     */
    public void check(RuleTree rules, JsonNode value, @Nullable JsonNode old, @Nullable Correlation correlation) {
        node(rules, value, old, new Change(correlation, null), FieldPath.empty());
    }

    /** False when no further rule may be asked. */
    private boolean node(RuleTree rules, JsonNode value, @Nullable JsonNode old, Change change, FieldPath path) {
        if (value.isNull()) {
            return true;
        }
        JsonNode before = old == null || old.isNull() ? null : old;
        if (!own(rules, value, before, change, path)) {
            return false;
        }
        if (value instanceof ArrayNode list) {
            return items(rules, list, before, change, path);
        }
        return !(value instanceof ObjectNode object) || fields(rules, object, before, change, path);
    }

    private boolean own(RuleTree rules, JsonNode value, @Nullable JsonNode old, Change change, FieldPath path) {
        if (rules.compiled().isEmpty()) {
            return true;
        }
        if (told >= Findings.MOST) {
            return false;
        }
        if (budget <= 0) {
            errors.invalid(path, rules.schema().type(), OUT_OF_BUDGET);
            return false;
        }
        for (int i = 0; i < rules.compiled().size(); i++) {
            CompiledRule rule = rules.compiled().get(i);
            RuleOutcome outcome = rule.evaluate(value, old, budget);
            budget -= outcome.cost();
            told += outcome.verdict() == Verdict.PASSED ? 0 : 1;
            if (outcome.verdict() == Verdict.FAILED) {
                boolean forgiven = !rule.usesOldSelf() && change.isNone();
                FieldError failure =
                        failure(rules.schema(), rules.schema().rules().get(i), value, path, outcome.detail());
                report(failure, forgiven);
            } else if (outcome.verdict() != Verdict.PASSED) {
                errors.invalid(path, rules.schema().type(), outcome.detail());
            }
            if (outcome.verdict() == Verdict.OUT_OF_BUDGET) {
                return false;
            }
        }
        return true;
    }

    private void report(FieldError failure, boolean forgiven) {
        if (forgiven) {
            warnings.accept(failure.message());
        } else {
            errors.add(failure);
        }
    }

    private static FieldError failure(
            StructuralSchema schema, ValidationRule rule, JsonNode value, FieldPath path, String detail) {
        FieldPath place = rule.fieldPath().isEmpty() ? path : RuleFieldPath.from(path, rule.fieldPath(), schema);
        Object shown = value.isContainerNode() ? FieldError.OMITTED : value;
        return switch (rule.reason()) {
            case "FieldValueForbidden" -> new FieldError(FieldErrorType.FORBIDDEN, place, "", detail);
            case "FieldValueRequired" -> new FieldError(FieldErrorType.REQUIRED, place, "", detail);
            case "FieldValueDuplicate" -> new FieldError(FieldErrorType.DUPLICATE, place, shown, "");
            default -> new FieldError(FieldErrorType.INVALID, place, shown, detail);
        };
    }

    private boolean items(RuleTree rules, ArrayNode list, @Nullable JsonNode old, Change change, FieldPath path) {
        RuleTree below = rules.items();
        if (below == null) {
            return true;
        }
        KeyedItems oldItems = KeyedItems.of(old, rules.schema());
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            if (!node(below, item, oldItems.get(item), change.item(i), path.index(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean fields(RuleTree rules, ObjectNode object, @Nullable JsonNode old, Change change, FieldPath path) {
        if (!rules.hasFields()) {
            return true;
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            RuleTree below = rules.field(name);
            if (below != null) {
                boolean own = rules.schema().properties().containsKey(name);
                FieldPath place = own ? path.child(name) : path.key(name);
                JsonNode before = old == null ? null : old.get(name);
                if (!node(below, member.getValue(), before, change.field(name), place)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Whether a value has changed.
     *
     * @param here the value beside its old one, null if it has none
     * @param above that of the nearest value around it that had an old one
     */
    private record Change(
            @Nullable Correlation here, @Nullable Correlation above) {

        boolean isNone() {
            Correlation nearest = here == null ? above : here;
            return nearest != null && nearest.same();
        }

        Change field(String name) {
            return here == null ? this : new Change(here.field(name), here);
        }

        Change item(int index) {
            return here == null ? this : new Change(here.item(index), here);
        }
    }
}
