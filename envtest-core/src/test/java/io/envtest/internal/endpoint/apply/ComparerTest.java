package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.endpoint.patch.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparerTest {

    private static final Shape WIDGET = TestShapes.custom("""
            {type: 'object', properties: {
              n: {type: 'number'},
              o: {type: 'object', properties: {a: {type: 'string'}, b: {type: 'string'}}},
              set: {type: 'array', 'x-kubernetes-list-type': 'set', items: {type: 'string'}},
              list: {type: 'array', items: {type: 'string'}},
              map: {type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k', 'p'],
                    items: {type: 'object', properties: {k: {type: 'integer'}, p: {type: 'string', default: 'T'},
                                                         v: {type: 'integer'}}}},
              any: {'x-kubernetes-preserve-unknown-fields': true}}}
            """);

    private static Comparison compared(String before, String after) {
        return Comparer.compare(Json.read(before), Json.read(after), WIDGET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {n: 1}               | {n: 1.0}                 | []                          | []                          | []
            {n: 1}               | {n: 2}                   | []                          | [.n]                        | []
            {}                   | {n: 2}                   | [.n]                        | []                          | []
            {n: 1}               | {}                       | []                          | []                          | [.n]
            {}                   | {o: {a: 'x'}}            | [.o, .o.a]                  | []                          | []
            {o: {a: 'x'}}        | {o: {b: 'y'}}            | [.o.b]                      | []                          | [.o.a]
            {o: {a: 'x'}}        | {o: {}}                  | []                          | []                          | [.o.a]
            {o: {}}              | {}                       | []                          | []                          | [.o]
            {set: ['a', 'b']}    | {set: ['b', 'c']}        | [.set[="c"]]                | []                          | [.set[="a"]]
            {list: ['a', 'b']}   | {list: ['b', 'a']}       | []                          | [.list]                     | []
            {map: [{k: 1, v: 1}]}| {map: [{k: 1, p: 'T', v: 2}]} | [.map[k=1,p="T"].p]    | [.map[k=1,p="T"].v]         | []
            {map: [{k: 1}]}      | {map: [{k: 2}]}          | [.map[k=2,p="T"], .map[k=2,p="T"].k] | []                 | [.map[k=1,p="T"], .map[k=1,p="T"].k]
            {any: {a: {b: 1}}}   | {any: {a: {b: 2}}}       | []                          | [.any.a.b]                  | []
            {any: {a: [1]}}      | {any: {a: [1, 2]}}       | []                          | [.any.a]                    | []
            {any: 1}             | {any: 'x'}               | []                          | [.any]                      | []
            {unknown: 1}         | {}                       | []                          | []                          | []
            """)
    void tellsWhatIsDifferent(String before, String after, String added, String modified, String removed) {
        Comparison change = compared(before, after);
        assertThat(change.added()).hasToString(added);
        assertThat(change.modified()).hasToString(modified);
        assertThat(change.removed()).hasToString(removed);
    }

    @Test
    void takesItemsOfOneKeyTogether() {
        String twice = "{map: [{k: 1, v: 1}, {k: 1, v: 2}]}";
        assertThat(compared(twice, twice).changed().isEmpty()).isTrue();
        assertThat(compared(twice, "{map: [{k: 1, v: 1}, {k: 1, v: 3}]}").modified())
                .hasToString("[.map[k=1,p=\"T\"]]");
        assertThat(compared("{map: [{k: 1, v: 1}]}", twice).added()).hasToString("[.map[k=1,p=\"T\"]]");
    }

    @Test
    void leavesOutWhatIsIgnored() {
        Comparison change = compared("{n: 1}", "{n: 2, o: {a: 'x'}}").without(ResetFields.of(java.util.List.of("o")));
        assertThat(change.changed()).hasToString("[.n]");
    }
}
