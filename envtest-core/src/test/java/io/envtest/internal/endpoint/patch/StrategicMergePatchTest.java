package io.envtest.internal.endpoint.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.codec.DeepStack;
import io.envtest.internal.schema.catalogue.Type;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategicMergePatchTest {

    private static final Type POD_SPEC = Catalogue.type("api.core.v1.PodSpec");

    private static final Type OBJECT_META = Catalogue.type("apimachinery.pkg.apis.meta.v1.ObjectMeta");

    private static final Type CONFIG_MAP = Catalogue.type("api.core.v1.ConfigMap");

    private static final Type DEPLOYMENT_SPEC = Catalogue.type("api.apps.v1.DeploymentSpec");

    private static JsonNode patched(String document, String patch, Type type) {
        return StrategicMergePatch.apply(Json.object(document), Json.read(patch), type)
                .object();
    }

    private static Status refused(String document, String patch, Type type) {
        return catchThrowableOfType(ApiException.class, () -> patched(document, patch, type))
                .status();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {nodeName: 'a'}                     | {priority: 5}                              | {nodeName: 'a', priority: 5}
            {nodeSelector: {a: '1'}}            | {nodeSelector: {b: '2'}}                   | {nodeSelector: {a: '1', b: '2'}}
            {nodeSelector: {a: '1', b: '2'}}    | {nodeSelector: {a: null}}                  | {nodeSelector: {b: '2'}}
            {nodeName: 'a'}                     | {nodeName: null}                           | {}
            {}                                  | {nodeSelector: {a: '1', b: null}}          | {nodeSelector: {a: '1'}}
            {nodeSelector: {a: '1'}}            | {nodeSelector: {$patch: 'replace', b: '2'}}| {nodeSelector: {b: '2'}}
            {nodeSelector: {a: '1'}}            | {nodeSelector: {$patch: 'delete'}}         | {nodeSelector: {}}
            {}                                  | {securityContext: {$patch: 'delete'}}      | {}
            {securityContext: {runAsUser: 1, runAsGroup: 2}} | {securityContext: {$retainKeys: ['runAsUser'], runAsUser: 3}} | {securityContext: {runAsUser: 3}}
            """)
    void mergesObjects(String document, String patch, String expected) {
        assertThat(Json.canonical(patched(document, patch, POD_SPEC))).isEqualTo(Json.canonical(Json.read(expected)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            a known container is merged         | [{name: 'a', image: 'x'}, {name: 'b'}] | [{name: 'b', image: 'y'}]               | [{name: 'a', image: 'x'}, {name: 'b', image: 'y'}]
            the patch's order counts            | [{name: 'a'}, {name: 'b'}]             | [{name: 'b'}, {name: 'a'}]              | [{name: 'b'}, {name: 'a'}]
            a new container comes first         | [{name: 'a'}]                          | [{name: 'b', image: 'y'}]               | [{name: 'b', image: 'y'}, {name: 'a'}]
            an item can be deleted              | [{name: 'a'}, {name: 'b'}]             | [{name: 'a', $patch: 'delete'}]         | [{name: 'b'}]
            a missing item can be deleted       | [{name: 'a'}]                          | [{name: 'z', $patch: 'delete'}]         | [{name: 'a'}]
            the list can be replaced            | [{name: 'a'}, {name: 'b'}]             | [{name: 'c'}, {$patch: 'replace'}]      | [{name: 'c'}]
            the list can be emptied             | [{name: 'a'}, {name: 'b'}]             | [{$patch: 'replace'}]                   | []
            an item can be replaced             | [{name: 'a', image: 'x'}]              | [{name: 'a', args: ['z'], image: null}] | [{name: 'a', args: ['z']}]
            lists without a key are replaced    | [{name: 'a', args: ['x', 'y']}]        | [{name: 'a', args: ['z']}]              | [{name: 'a', args: ['z']}]
            keys of inner lists count           | [{name: 'a', env: [{name: 'E', value: '1'}, {name: 'F'}]}] | [{name: 'a', env: [{name: 'E', value: '2'}]}] | [{name: 'a', env: [{name: 'E', value: '2'}, {name: 'F'}]}]
            ports have another key than in apply| [{name: 'a', ports: [{containerPort: 1, protocol: 'TCP'}]}] | [{name: 'a', ports: [{containerPort: 1, protocol: 'UDP'}]}] | [{name: 'a', ports: [{containerPort: 1, protocol: 'UDP'}]}]
            """)
    void mergesListsByKey(String what, String containers, String change, String expected) {
        String document = "{containers: " + containers + "}";
        JsonNode merged = patched(document, "{containers: " + change + "}", POD_SPEC);
        assertThat(Json.canonical(merged.path("containers"))).as(what).isEqualTo(Json.canonical(Json.read(expected)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {finalizers: ['a', 'b']} | {finalizers: ['c']}                                                | {finalizers: ['c', 'a', 'b']}
            {finalizers: ['a', 'b']} | {finalizers: ['b', 'a']}                                           | {finalizers: ['b', 'a']}
            {finalizers: ['a', 'b']} | {$deleteFromPrimitiveList/finalizers: ['a', 'z']}                  | {finalizers: ['b']}
            {}                       | {$deleteFromPrimitiveList/finalizers: ['a']}                       | {}
            {finalizers: ['a', 'b']} | {$setElementOrder/finalizers: ['b', 'a']}                          | {finalizers: ['b', 'a']}
            {finalizers: ['a', 'b']} | {$setElementOrder/finalizers: ['c', 'b', 'a'], finalizers: ['c']}  | {finalizers: ['c', 'b', 'a']}
            {finalizers: ['a', 'b']} | {finalizers: []}                                                   | {finalizers: ['a', 'b']}
            """)
    void mergesListsOfScalarsAsSets(String document, String patch, String expected) {
        String quoted = patch.replaceAll("(\\$\\w+/\\w+)", "'$1'");
        assertThat(patched(document, quoted, OBJECT_META)).isEqualTo(Json.read(expected));
    }

    @Test
    void ordersAListAsAskedAndLeavesOthersWhereTheyWere() {
        String document = "{containers: [{name: 'a'}, {name: 'other'}, {name: 'b'}]}";
        String patch = "{'$setElementOrder/containers': [{name: 'b'}, {name: 'a'}]}";
        assertThat(patched(document, patch, POD_SPEC).path("containers"))
                .isEqualTo(Json.read("[{name: 'other'}, {name: 'b'}, {name: 'a'}]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {nodeSelector: {$patch: 'x', a: '1'}}           | 500 | unknown patch type: x in map: map[$patch:x a:1]
            {containers: [{name: 'a', $patch: 'merge'}]}    | 500 | merging lists cannot yet be specified in the patch
            {containers: [{image: 'a'}]}                    | 500 | map: map[image:a] does not contain declared merge key: name
            {containers: ['a']}                             | 500 | list element types are not identical: [[map[name:a]] [a]]
            {securityContext: {$retainKeys: 'x'}}           | 400 | invalid patch format of retainKeys
            {securityContext: {$retainKeys: [], runAsUser: 1}} | 400 | invalid patch format of retainKeys
            {'$setElementOrder': []}                        | 400 | invalid patch format of setElementOrder list
            {'$deleteFromPrimitiveList': []}                | 400 | invalid patch format of primitive list
            {'$setElementOrder/containers': 'x'}            | 500 | expected a []interface {}, but received a string
            {nodeSelector: {'$setElementOrder/b': []}}      | 500 | expected a []interface {}, but received a string
            {nodeSelector: {'$setElementOrder/x': []}}      | 500 | merging an object in json but data type is not struct, instead is: map
            {'$setElementOrder/none': []}                   | 500 | unable to find api field in struct PodSpec for the json field "none"
            """)
    void refusesMalformedDirectives(String patch, int code, String message) {
        Status status =
                refused("{containers: [{name: 'a'}], nodeSelector: {b: '1'}, securityContext: {}}", patch, POD_SPEC);
        assertThat(status.message()).isEqualTo(message);
        assertThat(status.code()).isEqualTo(code);
    }

    @Test
    void refusesAPatchThatContradictsItsOrder() {
        String patch = "{'$setElementOrder/containers': [{name: 'a'}], containers: [{name: 'a'}, {name: 'b'}]}";
        assertThat(refused("{}", patch, POD_SPEC).message())
                .isEqualTo(
                        "The order in patch list:\n[map[name:a] map[name:b]]\n doesn't match $setElementOrder list:\n"
                                + "[map[name:a]]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            []   | array
            5    | number
            'x'  | string
            true | bool
            """)
    void refusesWhatIsNoObject(String patch, String found) {
        Status status = refused("{}", patch, POD_SPEC);
        assertThat(status.code()).isEqualTo(400);
        assertThat(status.message())
                .isEqualTo("json: cannot unmarshal " + found + " into Go value of type map[string]interface {}");
    }

    @Test
    void refusesAResultWithValuesOfWrongTypes() {
        Status status = refused("{}", "{replicas: 'many'}", DEPLOYMENT_SPEC);
        assertThat(status.code()).isEqualTo(422);
        assertThat(status.reason()).isEqualTo("Invalid");
        assertThat(status.message())
                .isEqualTo(" \"\" is invalid: patch: Invalid value: \"map[replicas:many]\": unrecognized type: int32");
        assertThat(status.details().causes())
                .containsExactly(new Status.Cause(
                        "FieldValueInvalid",
                        "Invalid value: \"map[replicas:many]\": unrecognized type: int32",
                        "patch"));
    }

    @Test
    void keepsAndNamesUnknownFields() {
        ObjectNode patch = Json.object("{metadata: {zz: 1, aa: 2}, bogus: {}}");
        StrategicMergePatch.Result result = StrategicMergePatch.apply(Json.object("{}"), patch, CONFIG_MAP);
        assertThat(result.unknownFields()).containsExactly("bogus", "metadata.aa", "metadata.zz");
        assertThat(result.object()).isEqualTo(patch);
        assertThat(result.invalid("strict decoding error: unknown field \"bogus\"")
                        .status()
                        .message())
                .isEqualTo(
                        " \"\" is invalid: patch: Invalid value: \"map[bogus:map[] metadata:map[aa:2 zz:1]]\": strict"
                                + " decoding error: unknown field \"bogus\"");
    }

    @Test
    void keepsKindAndVersion() {
        String document = "{apiVersion: 'v1', kind: 'ConfigMap'}";
        assertThat(patched(document, "{apiVersion: 'v2', kind: 'Other'}", CONFIG_MAP))
                .isEqualTo(Json.read(document));
        assertThat(patched(document, "{apiVersion: null, kind: null}", CONFIG_MAP))
                .isEqualTo(Json.read(document));
    }

    @Test
    void nullChangesNothing() {
        assertThat(patched("{data: {a: 'b'}}", "null", CONFIG_MAP)).isEqualTo(Json.read("{data: {a: 'b'}}"));
    }

    @Test
    void changesNeitherOperand() {
        String document = "{containers: [{name: 'a', args: ['x']}], nodeSelector: {a: '1'}}";
        String patch = "{containers: [{name: 'a', image: 'i', args: null}, {name: 'b'}],"
                + " '$setElementOrder/containers': [{name: 'a'}, {name: 'b'}], nodeSelector: {$patch: 'replace', b: '2'}}";
        ObjectNode live = Json.object(document);
        JsonNode change = Json.read(patch);
        StrategicMergePatch.apply(live, change, POD_SPEC);
        assertThat(live).isEqualTo(Json.read(document));
        assertThat(change).isEqualTo(Json.read(patch));
    }

    @Test
    void bearsLongListsAndDeepObjects() {
        ObjectNode document = Json.object("{containers: []}");
        ObjectNode patch = Json.object("{containers: []}");
        for (int i = 0; i < 30_000; i++) {
            ((ArrayNode) document.path("containers")).addObject().put("name", "c" + i);
            ((ArrayNode) patch.path("containers")).addObject().put("name", "c" + (60_000 - i));
        }
        JsonNode result = org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> StrategicMergePatch.apply(document, patch, POD_SPEC).object());
        assertThat(result.path("containers")).hasSize(60_000);
        ObjectNode deep = Json.object("{}").set("affinity", Json.nested(10_000, true));
        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> DeepStack.call(() -> StrategicMergePatch.apply(Json.object("{}"), deep, POD_SPEC)));
        assertThat(refused.status().message()).isEqualTo("invalid character '{' exceeded max depth");
    }
}
