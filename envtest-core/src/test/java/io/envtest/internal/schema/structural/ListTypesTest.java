package io.envtest.internal.schema.structural;

import static io.envtest.internal.schema.structural.Schemas.json;
import static io.envtest.internal.schema.structural.Schemas.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListTypesTest {

    private static final StructuralSchema SCHEMA = schema(
            "{'type':'object','properties':{"
                    + "'s':{'type':'array','x-kubernetes-list-type':'set','items':{}},"
                    + "'m':{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['p','k'],'items':{}}}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'s':[1,2,1,2,1]};[s[2]: Duplicate value: 1, s[3]: Duplicate value: 2]",
                "{'s':[1,1.0]};",
                "{'m':[{'k':'a','p':1},{'p':1,'k':'a'},{'k':'a'}]};m[1]: Duplicate value: {'k':'a','p':1}",
                "{'m':[null,'x','y']};m[1]: Invalid value: 'x': must be an object for an array of list-type map",
            })
    void reportsEachValueOnce(String value, String expected) {
        FieldErrors errors = new FieldErrors();
        ListTypes.check(errors, json(value), SCHEMA, FieldPath.empty());
        String told = errors.isEmpty() ? "" : errors.aggregate();
        assertThat(told.replace('"', '\'')).isEqualTo(expected == null ? "" : expected);
    }
}
