package io.envtest.internal.schema.structural;

import static io.envtest.internal.schema.structural.Schemas.json;
import static io.envtest.internal.schema.structural.Schemas.problems;
import static io.envtest.internal.schema.structural.Schemas.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import org.junit.jupiter.api.Test;

class SchemaValidationTest {

    @Test
    void tellsTheFirstWrongLengthButAlsoFormatAndEnumeration() {
        StructuralSchema schema = schema(
                "{'type':'object','properties':{'c':{'type':'string','minLength':2,'format':'date','enum':['u']}}}");
        assertThat(problems(schema, "{'c':'y'}"))
                .isEqualTo("[c: Invalid value: \"y\": c in body should be at least 2 chars long, "
                        + "c: Invalid value: \"y\": c in body must be of type date: \"y\", "
                        + "c: Unsupported value: \"y\": supported values: \"u\"]");
    }

    @Test
    void tellsTheAlternativeThatWasCheckedFurthest() {
        StructuralSchema schema = schema(
                "{'type':'object','properties':{'x':{'type':'string','anyOf':[{'allOf':[{'minLength':1},{'minLength':5}]},{'oneOf':[{'enum':['q']},{'enum':['r']}]}]}}}");
        assertThat(problems(schema, "{'x':'ax'}"))
                .isEqualTo("[<nil>: Invalid value: \"\": \"x\" must validate at least one schema (anyOf), "
                        + "x: Invalid value: \"ax\": x in body should be at least 5 chars long, "
                        + "<nil>: Invalid value: \"\": \"x\" must validate all the schemas (allOf)]");
    }

    @Test
    void judgesDefaultsByAFormatThatIsNotOfTheirType() {
        JsonNode stated = json("{'type':'object','properties':{'x':{'type':'string','format':'int32'}}}");
        assertThat(problems(StructuralSchema.ofDefaults(stated), "{'x':1}"))
                .isEqualTo("x: Invalid value: \"int64\": x in body must be of type int32: \"int64\"");
        assertThat(problems(StructuralSchema.of(stated), "{'x':1}"))
                .isEqualTo("x: Invalid value: \"integer\": x in body must be of type string: \"integer\"");
    }

    @Test
    void cutsBoundsOfWholeNumbers() {
        StructuralSchema schema =
                schema("{'type':'object','properties':{'n':{'type':'number','multipleOf':2.5,'maximum':1e21}}}");
        assertThat(problems(schema, "{'n':5}"))
                .isEqualTo("[n: Invalid value: 5: n in body should be a multiple of 2, "
                        + "n: Invalid value: 5: n in body should be less than or equal to -9223372036854775808]");
    }

    @Test
    void takesRequiredFieldsInTheirOrderAfterTheFieldsThatAreThere() {
        StructuralSchema schema = schema(
                "{'type':'object','required':['z','a'],'minProperties':2,'properties':{'b':{'type':'integer'},'a':{'type':'string'},'z':{'type':'string'}}}");
        assertThat(problems(schema, "{'b':'x'}"))
                .isEqualTo("[<nil>: Invalid value: 1:  in body should have at least 2 properties, "
                        + "b: Invalid value: \"string\": b in body must be of type integer: \"string\", "
                        + "z: Required value, a: Required value]");
    }

    @Test
    void namesEntriesOfTheCheckedMapWithADot() {
        StructuralSchema schema = schema("{'type':'object','additionalProperties':{'type':'string'}}");
        assertThat(problems(schema, "{'a':1}"))
                .isEqualTo("a: Invalid value: \"integer\": .a in body must be of type string: \"integer\"");
    }

    @Test
    void holdsValuesToEveryFormatWhereAsked() {
        StructuralSchema stated = schema("{'type':'object','properties':{'b':{'type':'boolean','format':'foo'}}}");
        StructuralSchema held = StructuralSchema.ofDefaults(stated.json());
        assertThat(problems(stated, "{'b':1}"))
                .isEqualTo("b: Invalid value: \"integer\": b in body must be of type boolean: \"integer\"");
        assertThat(problems(held, "{'b':1}"))
                .isEqualTo("b: Invalid value: \"int64\": b in body must be of type foo: \"int64\"");
        assertThat(problems(held, "{'b':'x'}")).isEmpty();
    }

    @Test
    void namesNoNegativeLimit() {
        StructuralSchema schema = schema("{'type':'object','properties':{'l':{'type':'array','maxItems':-1}}}");
        assertThat(problems(schema, "{'l':[]}")).isEqualTo("l: Too many: 0: has too many items");
    }

    @Test
    void refusesFieldsWhereThereMustBeNoOthers() {
        StructuralSchema schema =
                schema("{'type':'object','properties':{'m':{'type':'object','additionalProperties':false}}}");
        assertThat(problems(schema, "{'m':{'b':1,'a':2,'id':3}}"))
                .isEqualTo("[m: Invalid value: \"a\": m.a in body is a forbidden property, "
                        + "m: Invalid value: \"b\": m.b in body is a forbidden property]");
        assertThat(problems(schema, "{'m':{}}")).isEmpty();
    }

    @Test
    void letsPassWhatIsWrongAsBefore() {
        StructuralSchema schema =
                schema("{'type':'object','properties':{'s':{'type':'string','maxLength':1},'k':{'type':'array',"
                        + "'x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['n'],'items':{'type':'object','properties':"
                        + "{'n':{'type':'string'},'v':{'type':'string','enum':['ok']}}}}}}");
        JsonNode old = json("{'s':'long','k':[{'n':'a','v':'bad'},{'n':'b','v':'ok'}]}");
        assertThat(changed(schema, "{'s':'long','k':[{'n':'b','v':'ok'},{'n':'a','v':'bad'}]}", old))
                .isEmpty();
        assertThat(changed(schema, "{'s':'longer','k':[{'n':'a','v':'worse'}]}", old))
                .isEqualTo("[s: Too long: may not be more than 1 byte, "
                        + "k[0].v: Unsupported value: \"worse\": supported values: \"ok\"]");
    }

    private static String changed(StructuralSchema schema, String value, JsonNode old) {
        FieldErrors errors = new FieldErrors();
        JsonNode now = json(value);
        new SchemaValidation(errors).validate(now, new Correlation(now, old, schema), schema, FieldPath.empty());
        return errors.isEmpty() ? "" : errors.aggregate();
    }
}
