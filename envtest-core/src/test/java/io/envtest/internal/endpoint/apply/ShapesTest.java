package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.endpoint.patch.Catalogue;
import io.envtest.internal.endpoint.patch.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {

    private static Shape at(Shape root, String path) {
        Shape shape = root;
        for (String step : path.split("/")) {
            shape = step.equals("[]")
                    ? shape.list().items()
                    : Objects.requireNonNull(shape.map().value(step), step);
        }
        return shape;
    }

    private static String describe(Shape shape) {
        if (shape.form(Json.read("[]")) == Shape.Form.LIST) {
            StringBuilder text = new StringBuilder("list " + shape.list().kind());
            shape.list()
                    .keys()
                    .forEach(key -> text.append(' ')
                            .append(key.name())
                            .append(key.defaultValue() == null ? "" : "=" + key.defaultValue()));
            return shape.form(Json.read("{}")) == Shape.Form.MAP ? map(shape) + " or any" : text.toString();
        }
        return shape.form(Json.read("{}")) == Shape.Form.MAP
                ? map(shape)
                : shape.scalar().toString();
    }

    private static String map(Shape shape) {
        return shape.map().atomic() ? "map ATOMIC" : "map";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            core.v1.Pod            | metadata/labels                           | map
            core.v1.Pod            | metadata/finalizers                       | list SET
            core.v1.Pod            | metadata/ownerReferences                  | list MAP uid=""
            core.v1.Pod            | spec/containers                           | list MAP name=""
            core.v1.Pod            | spec/containers/[]/ports                  | list MAP containerPort=0 protocol="TCP"
            core.v1.Pod            | spec/containers/[]/args                   | list ATOMIC
            core.v1.Pod            | spec/containers/[]/resources/limits/cpu   | UNTYPED
            core.v1.Pod            | spec/nodeSelector                         | map ATOMIC
            core.v1.Pod            | spec/tolerations                          | list ATOMIC
            core.v1.Pod            | spec/hostNetwork                          | BOOLEAN
            core.v1.Pod            | spec/priority                             | NUMERIC
            core.v1.Pod            | spec/nodeName                             | STRING
            core.v1.Pod            | status/conditions                         | list MAP type=""
            core.v1.Pod            | status/startTime                          | UNTYPED
            core.v1.Service        | spec/ports                                | list MAP port=0 protocol="TCP"
            core.v1.Service        | spec/ports/[]/targetPort                  | map ATOMIC or any
            core.v1.PersistentVolume | spec/claimRef                           | map
            core.v1.ObjectReference| name                                      | STRING
            apps.v1.Deployment     | spec/selector                             | map ATOMIC
            """)
    void knowsBuiltInKinds(String type, String path, String expected) {
        assertThat(describe(at(TestShapes.BUILT_IN.of(Catalogue.type("api." + type)), path)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            spec                       | map
            spec/text                  | STRING
            spec/date                  | UNTYPED
            spec/port                  | map or any
            spec/whole                 | map ATOMIC
            spec/list                  | list ATOMIC
            spec/set                   | list SET
            spec/ports                 | list MAP p="TCP" port
            spec/free/anything/at/all  | map or any
            spec/open/declared         | NUMERIC
            spec/open/other            | map or any
            spec/values/x              | BOOLEAN
            spec/template/metadata/labels | map
            spec/template/kind         | STRING
            metadata/finalizers        | list SET
            """)
    void knowsCustomResources(String path, String expected) {
        Shape widget = TestShapes.custom("""
                {type: 'object', properties: {spec: {type: 'object', properties: {
                  text: {type: 'string'},
                  date: {type: 'string', format: 'date-time'},
                  port: {'x-kubernetes-int-or-string': true},
                  whole: {type: 'object', 'x-kubernetes-map-type': 'atomic', properties: {a: {type: 'string'}}},
                  list: {type: 'array', items: {type: 'string'}},
                  set: {type: 'array', 'x-kubernetes-list-type': 'set', items: {type: 'string'}},
                  ports: {type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['port', 'p'],
                          items: {type: 'object', properties: {port: {type: 'integer'}, p: {type: 'string', default: 'TCP'}}}},
                  free: {type: 'object', 'x-kubernetes-preserve-unknown-fields': true},
                  open: {type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: {declared: {type: 'integer'}}},
                  values: {type: 'object', additionalProperties: {type: 'boolean'}},
                  template: {type: 'object', 'x-kubernetes-embedded-resource': true, properties: {}}}}}}
                """);
        assertThat(describe(at(widget, path))).isEqualTo(expected);
    }

    @Test
    void knowsWhatIsNotThere() {
        Shape widget = TestShapes.custom(
                "{type: 'object', properties: {spec: {type: 'object', properties: {a: {type: 'string'}}}}}");
        assertThat(widget.map().value("status")).isNull();
        assertThat(at(widget, "spec").map().value("b")).isNull();
        assertThat(widget.step(PathElement.field("status"))).isNull();
    }

    @Test
    void followsTypesThatContainThemselves() {
        Shape schema = TestShapes.BUILT_IN.of(
                Catalogue.type("apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps"));
        assertThat(describe(at(schema, "properties/a/properties/b/type"))).isEqualTo("STRING");
    }
}
