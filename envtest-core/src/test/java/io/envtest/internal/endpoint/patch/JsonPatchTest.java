package io.envtest.internal.endpoint.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.codec.DeepStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    private static final String DOCUMENT = "{a: {x: '1', y: '2'}, l: ['p', 'q', 'r'], n: null}";

    private static JsonNode patched(String operations) {
        return JsonPatch.apply(Json.read(DOCUMENT), Json.read(operations));
    }

    private static Status refused(JsonNode document, JsonNode patch) {
        return catchThrowableOfType(ApiException.class, () -> JsonPatch.apply(document, patch))
                .status();
    }

    private static Status refused(String operations) {
        return refused(Json.read(DOCUMENT), Json.read(operations));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            add to a map                   | [{op: 'add', path: '/a/z', value: '3'}]                   | /a/z  | "3"
            add replaces                   | [{op: 'add', path: '/a/x', value: [1]}]                   | /a/x  | [1]
            add without a value is null    | [{op: 'add', path: '/a/x'}]                               | /a/x  | null
            add in front                   | [{op: 'add', path: '/l/0', value: 'o'}]                   | /l    | ["o","p","q","r"]
            add at the end                 | [{op: 'add', path: '/l/-', value: 's'}]                   | /l    | ["p","q","r","s"]
            add behind the last            | [{op: 'add', path: '/l/3', value: 's'}]                   | /l    | ["p","q","r","s"]
            add from the end               | [{op: 'add', path: '/l/-1', value: 's'}]                  | /l    | ["p","q","r","s"]
            add farther from the end       | [{op: 'add', path: '/l/-2', value: 's'}]                  | /l    | ["p","q","s","r"]
            remove                         | [{op: 'remove', path: '/a/x'}]                            | /a    | {"y":"2"}
            remove from the end            | [{op: 'remove', path: '/l/-1'}]                           | /l    | ["p","q"]
            replace a missing key          | [{op: 'replace', path: '/a/none', value: 1}]              | /a/none | 1
            an index may be padded         | [{op: 'replace', path: '/l/01', value: 'x'}]              | /l    | ["p","x","r"]
            an index may have a sign       | [{op: 'replace', path: '/l/+1', value: 'x'}]              | /l    | ["p","x","r"]
            move                           | [{op: 'move', from: '/a/x', path: '/w'}]                  | /w    | "1"
            move within a list             | [{op: 'move', from: '/l/0', path: '/l/2'}]                | /l    | ["q","r","p"]
            copy                           | [{op: 'copy', from: '/a', path: '/b'}]                    | /b    | {"x":"1","y":"2"}
            copy a missing key             | [{op: 'copy', from: '/a/none', path: '/b'}]               | /b    | null
            the part before a slash counts not | [{op: 'add', path: 'ignored/b', value: 1}]            | /b    | 1
            a tilde is escaped             | [{op: 'add', path: '/a/~01', value: 1}]                   | /a    | {"x":"1","y":"2","~1":1}
            a slash is escaped             | [{op: 'add', path: '/a/p~1q', value: 1}]                  | /a    | {"x":"1","y":"2","p/q":1}
            an empty key                   | [{op: 'add', path: '/', value: 1}]                        | /     | 1
            test passes                    | [{op: 'test', path: '/a', value: {y: '2', x: '1'}}]       | /a/x  | "1"
            test of a missing key          | [{op: 'test', path: '/a/none', value: null}]              | /a/x  | "1"
            test without a value           | [{op: 'test', path: '/a/none'}]                           | /a/x  | "1"
            test of null                   | [{op: 'test', path: '/n', value: null}]                   | /a/x  | "1"
            """)
    void carriesOut(String what, String operations, String place, String expected) {
        assertThat(patched(operations).at(place)).as(what).isEqualTo(Json.read(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            [{op: 'remove', path: '/a/none'}]
            [{op: 'remove', path: ''}]
            [{op: 'add', path: '', value: {}}]
            [{op: 'add', path: '/none/x', value: 1}]
            [{op: 'add', path: '/a/x/y', value: 1}]
            [{op: 'add', path: '/l/9', value: 1}]
            [{op: 'add', path: '/l/-9', value: 1}]
            [{op: 'add', path: '/l/one', value: 1}]
            [{op: 'add', path: '/l/99999999999999999999', value: 1}]
            [{op: 'add', path: '/l/١', value: 1}]
            [{op: 'remove', path: '/l/-'}]
            [{op: 'replace', path: '/l/3', value: 1}]
            [{op: 'move', path: '/b'}]
            [{op: 'move', from: '/a/none', path: '/b'}]
            [{op: 'move', from: '/a', path: '/a/x'}]
            [{op: 'copy', from: '/none/x', path: '/b'}]
            [{op: 'copy', from: '/l/-', path: '/b'}]
            [{op: 'test', path: '/a/x', value: 1}]
            [{op: 'test', path: '/a/x'}]
            [{op: 'test', path: '/none/x', value: null}]
            [{op: 'test', path: '/l/5', value: null}]
            [{op: 'ADD', path: '/a/x', value: 1}]
            [{op: 'frob', path: '/a/x'}]
            [{path: '/a/x', value: 1}]
            [{op: 'add', value: 1}]
            [{op: 'replace', value: {}}]
            [{op: 'replace', path: null, value: {}}]
            [{op: null, path: '/a'}]
            [{}]
            [null]
            """)
    void refusesWhatCannotBeCarriedOut(String operations) {
        Status status = refused(operations);
        assertThat(status.code()).isEqualTo(422);
        assertThat(status.message()).isEqualTo("the server rejected our request due to an error in our request");
        assertThat(status.details()).isNotSameAs(Status.Details.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {op: 'add'}              | object into Go value of type []handlers.jsonPatchOp
            5                        | number into Go value of type []handlers.jsonPatchOp
            'x'                      | string into Go value of type []handlers.jsonPatchOp
            true                     | bool into Go value of type []handlers.jsonPatchOp
            [1]                      | number into Go value of type handlers.jsonPatchOp
            [[]]                     | array into Go value of type handlers.jsonPatchOp
            [{op: 'add', path: 5}]   | number into Go struct field jsonPatchOp.path of type string
            [{op: {}, path: '/a'}]   | object into Go struct field jsonPatchOp.op of type string
            [{op: 'copy', from: []}] | array into Go struct field jsonPatchOp.from of type string
            """)
    void refusesWhatIsNoListOfOperations(String body, String error) {
        Status status = refused(body);
        assertThat(status.code()).isEqualTo(400);
        assertThat(status.message()).isEqualTo("error decoding patch: json: cannot unmarshal " + error);
        assertThat(status.details()).isSameAs(Status.Details.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {op: 'add'}              | json: cannot unmarshal object into Go value of type jsonpatch.Patch
            [null, 1]                | json: cannot unmarshal number into Go value of type jsonpatch.Operation
            [{op: 'add', path: 5}]   | the server rejected our request due to an error in our request
            [{op: 1, path: '/a/x'}]  | the server rejected our request due to an error in our request
            """)
    void looselyComplainsOnlyOfWhatItNeeds(String body, String message) {
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> JsonPatch.applyLoosely(Json.read(DOCUMENT), Json.read(body)));
        assertThat(refusal.status().message()).isEqualTo(message);

        JsonNode patch = Json.read("[{op: 'test', path: '/a/x', value: '1', from: 5}]");
        assertThat(JsonPatch.applyLoosely(Json.read(DOCUMENT), patch)).isEqualTo(Json.read(DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            [{op: 'add', path: '/o/c', value: {z: 1, y: 2}}]      | {"l":[{"q":1,"p":2}],"o":{"b":{"y":1,"x":2},"c":{"z":1,"y":2}}}
            [{op: 'copy', from: '/o/b', path: '/o/c'}]            | {"l":[{"q":1,"p":2}],"o":{"b":{"y":1,"x":2},"c":{"y":1,"x":2}}}
            [{op: 'copy', from: '/o', path: '/o/c'}]              | {"l":[{"q":1,"p":2}],"o":{"b":{"y":1,"x":2},"c":{"b":{"y":1,"x":2}}}}
            [{op: 'remove', path: '/l/-1/p'}]                     | {"l":[{"q":1}],"o":{"b":{"y":1,"x":2}}}
            [{op: 'add', path: '/l/-1/a', value: 3}]              | {"l":[{"a":3,"p":2,"q":1}],"o":{"b":{"y":1,"x":2}}}
            [{op: 'test', path: '/o', value: {b: {x: 2, y: 1}}}]  | {"l":[{"q":1,"p":2}],"o":{"b":{"x":2,"y":1}}}
            """)
    void sortsTheMembersOfWhatItOpens(String operations, String expected) {
        JsonNode document = Json.read("{o: {b: {y: 1, x: 2}}, l: [{q: 1, p: 2}]}");
        assertThat(JsonPatch.apply(document, Json.read(operations))).hasToString(expected);
    }

    @Test
    void carriesOutAllOperationsOrNone() {
        JsonNode document = Json.read(DOCUMENT);
        refused(document, Json.read("[{op: 'remove', path: '/a'}, {op: 'remove', path: '/none'}]"));
        assertThat(document).isEqualTo(Json.read(DOCUMENT));
    }

    @Test
    void changesNeitherOperand() {
        JsonNode document = Json.read(DOCUMENT);
        JsonNode patch = Json.read("[{op: 'add', path: '/b', value: {c: 1}}, {op: 'add', path: '/b/d', value: 2}]");
        JsonNode before = patch.deepCopy();
        JsonPatch.apply(document, patch);
        assertThat(document).isEqualTo(Json.read(DOCUMENT));
        assertThat(patch).isEqualTo(before);
    }

    @Test
    void nullChangesNothing() {
        assertThat(patched("null")).isEqualTo(Json.read(DOCUMENT));
    }

    @Test
    void takesTenThousandOperationsAndNotOneMore() {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < JsonPatch.MAX_OPERATIONS; i++) {
            patch.addObject().put("op", "add").put("path", "/l/0").put("value", i);
        }
        assertThat(JsonPatch.apply(Json.read(DOCUMENT), patch).path("l")).hasSize(10_003);
        patch.addObject();
        Status status = refused(Json.read(DOCUMENT), patch);
        assertThat(status.code()).isEqualTo(413);
        assertThat(status.message())
                .isEqualTo("Request entity too large: The allowed maximum operations in a JSON patch is 10000, got"
                        + " 10001");
    }

    @Test
    void copiesNoMoreThanAllowed() {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 40; i++) {
            patch.addObject().put("op", "copy").put("from", "/a").put("path", "/a/" + i);
        }
        assertThat(refused(Json.read("{a: {}}"), patch).code()).isEqualTo(422);
    }

    @Test
    void pilesUpNoMoreLevelsThanAllowed() throws Exception {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        String path = "/a".repeat(6_000);
        patch.addObject().put("op", "add").put("path", "/a").set("value", Json.nested(6_000, false));
        patch.addObject().put("op", "copy").put("from", "/a").put("path", path);
        assertThat(DeepStack.call(() -> refused(Json.read("{}"), patch)).code()).isEqualTo(422);
        ArrayNode deep = JsonNodeFactory.instance.arrayNode();
        deep.addObject().put("op", "add").put("path", "/a").set("value", Json.nested(10_000, true));
        assertThat(DeepStack.call(() -> refused(Json.read("{}"), deep)).message())
                .isEqualTo("error decoding patch: invalid character '{' exceeded max depth");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            [{op: 'remove', path: '/a/none'}]          | error in remove for path: '/a/none': Unable to remove nonexistent key: none: missing value
            [{op: 'add', path: '/none/x', value: 1}]   | add operation does not apply: doc is missing path: "/none/x": missing value
            [{op: 'add', path: '/l/7', value: 1}]      | error in add for path: '/l/7': Unable to access invalid index: 7: invalid index referenced
            [{op: 'nonsense', path: '/a/x'}]           | Unexpected kind: nonsense
            """)
    void tellsAdmissionWhatWentWrong(String operations, String detail) {
        InapplicablePatchException refusal = catchThrowableOfType(
                InapplicablePatchException.class, () -> JsonPatch.apply(Json.read(DOCUMENT), Json.read(operations)));

        assertThat(refusal.detail()).isEqualTo(detail);
        assertThat(refusal.testFailed()).isFalse();
    }

    @Test
    void tellsAFailedTestFromOtherFailures() {
        InapplicablePatchException refusal = catchThrowableOfType(
                InapplicablePatchException.class,
                () -> JsonPatch.apply(Json.read(DOCUMENT), Json.read("[{op: 'test', path: '/a/x', value: '9'}]")));

        assertThat(refusal.testFailed()).isTrue();
    }
}
