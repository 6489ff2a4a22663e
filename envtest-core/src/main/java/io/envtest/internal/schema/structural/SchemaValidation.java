package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against a schema, with the server's words for each keyword and in its order. Not thread-safe: one
 * validation, one object.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation">Validation</a>
 */
public final class SchemaValidation {

    /** Fields that are not forbidden by forbidding all others. */
    private static final Set<String> UNDISPUTED = Set.of("$schema", "id");

    private final FieldErrors errors;

    /** Collects errors here. */
    public SchemaValidation(FieldErrors errors) {
        this.errors = errors;
    }

    /**
     * Checks a value.
     *
     * @param path where the value stands; messages name places from there
     */
    public void validate(JsonNode value, StructuralSchema schema, FieldPath path) {
        report(check(value, null, schema, SchemaPlace.at(path)));
    }

    /** Checks a changed value; what is wrong with a part that has not changed is let pass. */
    public void validate(JsonNode value, Correlation correlation, StructuralSchema schema, FieldPath path) {
        report(check(value, correlation, schema, SchemaPlace.at(path)));
    }

    private void report(Findings findings) {
        findings.errors().forEach(errors::add);
    }

    private static Findings check(
            JsonNode value, @Nullable Correlation correlation, StructuralSchema schema, SchemaPlace place) {
        Findings findings = new Findings();
        all(findings, value, correlation, schema, place);
        return !findings.isValid() && correlation != null && correlation.same() ? findings.forgiven() : findings;
    }

    private static void all(
            Findings findings,
            JsonNode value,
            @Nullable Correlation correlation,
            StructuralSchema schema,
            SchemaPlace place) {
        ScalarRules scalars = new ScalarRules(findings, place, schema);
        scalars.type(value);
        if (value.isNull()) {
            scalars.enumeration(value);
            return;
        }
        new Junctors(findings, place, schema, sub -> check(value, null, sub, place)).check();
        if (value.isTextual()) {
            scalars.text(value.textValue());
        } else if (value.isNumber()) {
            new NumberRules(findings, place, value, schema)
                    .check(schema.keywords().bounds());
        } else if (value instanceof ArrayNode list) {
            list(findings, list, correlation, schema, place);
        }
        scalars.enumeration(value);
        if (value instanceof ObjectNode object) {
            object(findings, object, correlation, schema, place);
        }
        findings.countCheck();
    }

    private static void list(
            Findings findings,
            ArrayNode list,
            @Nullable Correlation correlation,
            StructuralSchema schema,
            SchemaPlace place) {
        StructuralSchema items = schema.items();
        for (int i = 0; i < list.size() && items != null; i++) {
            Correlation below = correlation == null ? null : correlation.item(i);
            findings.merge(check(list.get(i), below, items, place.item(i)));
        }
        ScalarKeywords keywords = schema.keywords();
        Long least = keywords.minItems();
        if (least != null && list.size() < least) {
            findings.add(place.invalid(list.size(), place.inBody() + " should have at least " + least + " items"));
        }
        tooMany(findings, place, list.size(), keywords.maxItems());
        findings.countCheck();
    }

    private static void tooMany(Findings findings, SchemaPlace place, int size, @Nullable Long most) {
        if (most != null && size > most) {
            findings.add(place.error(FieldErrorType.TOO_MANY, size, FieldErrors.atMost(most)));
        }
    }

    private static void object(
            Findings findings,
            ObjectNode object,
            @Nullable Correlation correlation,
            StructuralSchema schema,
            SchemaPlace place) {
        ScalarKeywords keywords = schema.keywords();
        Long least = keywords.minProperties();
        if (least != null && object.size() < least) {
            String words = place.inBody() + " should have at least " + least + " properties";
            findings.add(place.invalid(object.size(), words));
        }
        tooMany(findings, place, object.size(), keywords.maxProperties());
        if (schema.forbidsAdditionalProperties()) {
            forbidden(findings, object, schema, place);
        }
        fields(findings, object, correlation, schema, place);
        for (String name : keywords.required()) {
            if (!object.has(name)) {
                findings.add(place.field(name).error(FieldErrorType.REQUIRED, "", ""));
            }
        }
    }

    private static void forbidden(Findings findings, ObjectNode object, StructuralSchema schema, SchemaPlace place) {
        object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !schema.properties().containsKey(name) && !UNDISPUTED.contains(name))
                .sorted()
                .forEach(name -> findings.add(
                        place.invalid(name, place.name() + "." + name + " in body is a forbidden property")));
    }

    private static void fields(
            Findings findings,
            ObjectNode object,
            @Nullable Correlation correlation,
            StructuralSchema schema,
            SchemaPlace place) {
        if (schema.properties().isEmpty() && schema.additionalProperties() == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            StructuralSchema field = schema.field(name);
            if (field != null) {
                Correlation below = correlation == null ? null : correlation.field(name);
                SchemaPlace at = schema.properties().containsKey(name) ? place.field(name) : place.entry(name);
                findings.merge(check(member.getValue(), below, field, at));
            }
        }
    }
}
