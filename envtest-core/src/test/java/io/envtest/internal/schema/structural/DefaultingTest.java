package io.envtest.internal.schema.structural;

import static io.envtest.internal.schema.structural.Schemas.json;
import static io.envtest.internal.schema.structural.Schemas.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultingTest {

    private static final StructuralSchema SCHEMA = schema(
            "{'type':'object','properties':{"
                    + "'l':{'type':'array','items':{'type':'string','default':'x'}},"
                    + "'m':{'type':'object','additionalProperties':{'type':'object','default':{'a':5},'properties':{'a':{'type':'integer','default':1}}}},"
                    + "'t':{'type':'string'},'n':{'type':'string','nullable':true,'default':'d'},'aa':{'type':'array','items':{'type':'array'}}}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'n':null,'t':null};{'n':null}",
                "{'l':['a',null]};{'l':['a','x'],'n':'d'}",
                "{'m':{'a':null,'b':{}}};{'m':{'a':{'a':5},'b':{'a':1}},'n':'d'}",
                "{'aa':[null]};{'aa':[null],'n':'d'}",
            })
    void putsDefaultsInPlaceOfWhatIsAbsentOrNoValue(String sent, String expected) {
        JsonNode value = json(sent);
        NullFields.drop(value, SCHEMA);
        Defaulting.apply(value, SCHEMA);
        assertThat(value).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'zz':1,'m':{'k':{'a':1,'no':2}},'aa':[[{}]]};m.k.no,zz",
                "{'kind':'K','metadata':{'x':1},'b':1,'a':2};a,b",
            })
    void tellsUnknownFieldsInOrder(String sent, String dropped) {
        assertThat(String.join(",", Pruning.prune((ObjectNode) json(sent), SCHEMA)))
                .isEqualTo(dropped);
    }
}
