package io.envtest.internal.schema.structural;

import static io.envtest.internal.schema.structural.Schemas.json;
import static io.envtest.internal.schema.structural.Schemas.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PruningTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {'type':'integer'}                                   | [{'a':1}]       | [{}]           | s.f[0].a
            {'type':'integer'}                                   | [[{'a':1}],2]   | [[{}],2]       | s.f[0][0].a
            {'type':'string'}                                    | {'b':1,'a':{}}  | {}             | s.f.a,s.f.b
            {'type':'object','additionalProperties':true}        | {'a':{'b':1}}   | {'a':{}}       | s.f.a.b
            {'type':'object','additionalProperties':false}       | {'a':{'b':1}}   | {'a':{}}       | s.f.a.b
            {'type':'object','additionalProperties':{'type':'object','additionalProperties':{'type':'string'}}} | {'a':{'b':'c'}} | {'a':{'b':'c'}} | ^^
            {'type':'object','x-kubernetes-preserve-unknown-fields':true,'additionalProperties':true} | {'a':{'b':1}} | {'a':{}} | s.f.a.b
            {'type':'object','x-kubernetes-preserve-unknown-fields':true} | {'a':[{'b':1}]} | {'a':[{'b':1}]} | ^^
            {'type':'object','x-kubernetes-preserve-unknown-fields':true} | [{'b':1}]  | [{'b':1}]      | ^^
            """)
    void dropsWhatTheSchemaDoesNotSay(String field, String value, String kept, String dropped) {
        StructuralSchema schema =
                schema("{'type':'object','properties':{'s':{'type':'object','properties':{'f':" + field + "}}}}");
        ObjectNode object = (ObjectNode) json("{'s':{'f':" + value + "}}");
        assertThat(String.join(",", Pruning.prune(object, schema))).isEqualTo(dropped);
        assertThat(object.at("/s/f")).isEqualTo(json(kept));
    }
}
