package io.envtest.internal.endpoint.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.codec.DeepStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {a: 1}           | {b: 2}                | {a: 1, b: 2}
            {a: 1, b: 2}     | {a: null}             | {b: 2}
            {a: 1}           | {none: null}          | {a: 1}
            {a: {x: 1}}      | {a: {y: 2}}           | {a: {x: 1, y: 2}}
            {a: {x: 1}}      | {a: {x: null}}        | {a: {}}
            {a: [1, 2]}      | {a: [3]}              | {a: [3]}
            {a: [1]}         | {a: {x: 1, y: null}}  | {a: {x: 1}}
            {}               | {a: {x: {y: null}}}   | {a: {x: {}}}
            {}               | {a: [null, {x: null}]}| {a: [null, {}]}
            {a: {x: 1}}      | {a: [{x: null}]}      | {a: [{x: null}]}
            {a: {x: 1}}      | {a: 's'}              | {a: 's'}
            {a: 1}           | {}                    | {a: 1}
            """)
    void merges(String document, String patch, String expected) {
        assertThat(MergePatch.apply(Json.object(document), Json.read(patch))).isEqualTo(Json.read(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            null | Invalid JSON Patch
            []   | error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}
            5    | error decoding patch: json: cannot unmarshal number into Go value of type map[string]interface {}
            'x'  | error decoding patch: json: cannot unmarshal string into Go value of type map[string]interface {}
            true | error decoding patch: json: cannot unmarshal bool into Go value of type map[string]interface {}
            """)
    void refusesWhatIsNoObject(String patch, String message) {
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> MergePatch.apply(Json.object("{}"), Json.read(patch)));
        assertThat(refused.status().code()).isEqualTo(400);
        assertThat(refused.status().message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {b: {y: 1, x: 2}, a: 1} | {c: 3}                       | {"a":1,"b":{"y":1,"x":2},"c":3}
            {b: {y: 1, x: 2}, a: 1} | {b: {z: 3}}                  | {"a":1,"b":{"x":2,"y":1,"z":3}}
            {a: [1]}                | {a: [{y: 1, x: {d: 1, c: 2}}]} | {"a":[{"x":{"c":2,"d":1},"y":1}]}
            {a: {x: 1}}             | {a: [{y: 1, x: 2}]}          | {"a":[{"y":1,"x":2}]}
            """)
    void sortsTheMembersOfWhatItOpens(String document, String patch, String expected) {
        assertThat(MergePatch.apply(Json.object(document), Json.read(patch))).hasToString(expected);
    }

    @Test
    void looselyTakesAListForTheWholeObject() {
        assertThat(MergePatch.applyLoosely(Json.object("{a: 1}"), Json.read("[{b: null}]")))
                .hasToString("[{}]");
        assertThat(catchThrowableOfType(
                                ApiException.class, () -> MergePatch.applyLoosely(Json.object("{}"), Json.read("5")))
                        .status()
                        .message())
                .isEqualTo("Invalid JSON Patch");
    }

    @Test
    void changesNeitherOperand() {
        ObjectNode document = Json.object("{a: {x: 1}}");
        ObjectNode patch = Json.object("{b: {y: null, z: {}}}");
        ObjectNode patched = MergePatch.apply(document, patch);
        patched.withObject("/b/z").put("more", 1);
        assertThat(document).isEqualTo(Json.object("{a: {x: 1}}"));
        assertThat(patch).isEqualTo(Json.object("{b: {y: null, z: {}}}"));
    }

    @Test
    void refusesToWalkTooDeep() {
        ObjectNode patch = Json.object("{}").set("a", Json.nested(10_000, false));
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> DeepStack.call(() -> MergePatch.apply(Json.object("{}"), patch)));
        assertThat(refused.status().message())
                .isEqualTo("error decoding patch: invalid character '{' exceeded max depth");
    }
}
