package io.envtest.internal.endpoint.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.codec.Spelling;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.answer.Shape;
import io.envtest.internal.objectstore.ObjectIndex;
import io.envtest.internal.objectstore.ResourceArea;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.column.PrinterColumns;
import io.envtest.internal.registry.column.RowCondition;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import io.envtest.time.ClusterClock;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import io.envtest.view.core.v1.ConfigMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TablePrinterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T00:05:00Z");

    private final TablePrinter printer = new TablePrinter(TypeCatalogue.load().docs(), new ClusterClock() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public long nanos() {
            return 0;
        }
    });

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }

    private static Form form(String includeObject) {
        return new Form(MediaType.JSON, false, Shape.TABLE, "v1", includeObject);
    }

    private static ResourceDefinition definition(KindDeclaration declaration) {
        GroupVersionResource resource = new GroupVersionResource("", "v1", "configmaps");
        GroupVersionKind kind = new GroupVersionKind("", "v1", "ConfigMap");
        ObjectSchema schema = new ObjectSchema() {
            @Override
            public List<String> normalise(ObjectNode object, Spelling spelling) {
                return List.of();
            }

            @Override
            public void setDefaults(ObjectNode object) {
                object.remove("none");
            }
        };
        return new ResourceDefinition(
                resource,
                kind,
                "ConfigMapList",
                "configmap",
                List.of(),
                List.of(),
                true,
                Set.of(),
                Map.of(),
                schema,
                declaration,
                new ResourceArea(resource, kind, "/registry/configmaps/", true),
                true);
    }

    private static KindDeclaration.Builder configMaps() {
        return KindDeclaration.of("", "ConfigMap");
    }

    private record Stored(ObjectNode tree) implements StoredObject {
        @Override
        public StoreKey key() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long revision() {
            return 1;
        }

        @Override
        public ObjectIndex index() {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] json() {
            return tree.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public ObjectNode sharedTree() {
            return tree;
        }
    }

    private List<StoredObject> one() throws Exception {
        return List.of(new Stored(json("{'kind':'ConfigMap','apiVersion':'v1','metadata':{'name':'a',"
                + "'creationTimestamp':'2026-01-01T00:00:00Z'},'data':{'x':'1','y':'2'}}")));
    }

    @Test
    void declaredColumnsBecomeCells() throws Exception {
        KindDeclaration declaration = configMaps()
                .columns(() -> Columns.of("io.k8s.api.core.v1", ConfigMap::of)
                        .name()
                        .text(
                                "Data",
                                Columns.doc("ConfigMap", "data"),
                                map -> map.data().size())
                        .age()
                        .wide()
                        .flag("Odd", "Whether it is odd", map -> true))
                .rowConditions(object -> List.of(new RowCondition("Seen", "True", "Once", "It was seen.")))
                .build();
        ObjectNode table =
                printer.table(definition(declaration), one(), json("{'resourceVersion':'7'}"), true, form(""));
        assertThat(table.path("rows"))
                .hasToString(
                        ("[{'cells':['a',2,'5m',true],'conditions':[{'type':'Seen','status':'True','reason':'Once',"
                                        + "'message':'It was seen.'}],'object':{'kind':'PartialObjectMetadata','apiVersion':'meta.k8s.io/v1',"
                                        + "'metadata':{'name':'a','creationTimestamp':'2026-01-01T00:00:00Z'}}}]")
                                .replace('\'', '"'));
        JsonNode headings = table.path("columnDefinitions");
        assertThat(headings.path(0).path("format").asText()).isEqualTo("name");
        assertThat(headings.path(1).path("description").asText()).startsWith("Data contains the configuration data.");
        assertThat(headings.path(3).path("priority").asInt()).isEqualTo(1);
        assertThat(table.path("apiVersion").asText()).isEqualTo("meta.k8s.io/v1");
    }

    @Test
    void rowsFollowTheOrderOfTheKind() throws Exception {
        KindDeclaration declaration = configMaps()
                .rowOrder(Comparator.comparing(
                        object -> object.path("data").path("at").asText()))
                .build();
        List<StoredObject> objects = List.of(
                new Stored(json("{'metadata':{'name':'a'},'data':{'at':'9'}}")),
                new Stored(json("{'metadata':{'name':'b'},'data':{'at':'1'}}")));
        ObjectNode table = printer.table(definition(declaration), objects, json("{}"), true, form("None"));
        assertThat(table.path("rows").findValues("cells"))
                .extracting(cells -> cells.path(0).asText())
                .containsExactly("b", "a");
    }

    @Test
    void kindsWithoutColumnsShowNameAndCreationAndNoRowsAsNull() throws Exception {
        ResourceDefinition definition = definition(configMaps().build());
        ObjectNode table = printer.table(definition, one(), json("{}"), false, form("None"));
        assertThat(table.path("columnDefinitions").isNull()).isTrue();
        assertThat(table.path("rows")).hasToString("[{\"cells\":[\"a\",\"2026-01-01T00:00:00Z\"],\"object\":null}]");
        assertThat(printer.table(definition, List.of(), json("{}"), true, form(""))
                        .path("rows")
                        .isNull())
                .isTrue();
    }

    @Test
    void customResourcesShowTheirPrinterColumns() throws Exception {
        CustomResourceDefinitionVersion version =
                CustomResourceDefinitionVersion.of(json("{'additionalPrinterColumns':["
                        + "{'name':'Str','type':'string','jsonPath':'.spec.o','description':'A string.'},"
                        + "{'name':'Int','type':'integer','jsonPath':'.spec.i'},"
                        + "{'name':'Num','type':'number','jsonPath':'.spec.f'},"
                        + "{'name':'When','type':'date','jsonPath':'.spec.t'},"
                        + "{'name':'Wrong','type':'integer','jsonPath':'.spec.s'},"
                        + "{'name':'List','type':'string','jsonPath':'.spec.l','priority':1}]}"));
        KindDeclaration declaration = configMaps()
                .columns(() -> PrinterColumns.of(version.additionalPrinterColumns()))
                .build();
        List<StoredObject> objects = List.of(
                new Stored(
                        json(
                                "{'metadata':{'name':'a'},'spec':{'o':{'x':'1'},'i':3,'f':1.5,'s':'x','t':'not a date','l':[{'n':1}]}}")),
                new Stored(json("{'metadata':{'name':'b'},'spec':{'i':0,'t':'2026-01-01T01:00:00+01:00'}}")));
        ObjectNode table = printer.table(definition(declaration), objects, json("{}"), true, form("None"));
        assertThat(table.path("rows").path(0).path("cells"))
                .hasToString("[\"a\",\"{\\\"x\\\":\\\"1\\\"}\",3,1.5,\"<invalid>\",null,\"[{\\\"n\\\":1}]\"]");
        assertThat(table.path("rows").path(1).path("cells")).hasToString("[\"b\",null,0,null,\"5m\",null,null]");
        assertThat(table.path("columnDefinitions").path(2).path("description").asText())
                .isEqualTo("Custom resource definition column (in JSONPath format): .spec.i");
    }

    @Test
    void customResourcesWithoutPrinterColumnsShowTheirAge() throws Exception {
        KindDeclaration declaration =
                configMaps().columns(() -> PrinterColumns.of(List.of())).build();
        ObjectNode table = printer.table(definition(declaration), one(), json("{}"), true, form("None"));
        assertThat(table.path("columnDefinitions").path(1).path("type").asText())
                .isEqualTo("date");
        assertThat(table.path("rows").path(0).path("cells")).hasToString("[\"a\",\"5m\"]");
    }

    @Test
    void scalesHaveColumnsToo() throws Exception {
        ObjectNode scale =
                json("{'kind':'Scale','apiVersion':'autoscaling/v1','metadata':{'name':'a','resourceVersion':'5',"
                        + "'creationTimestamp':'2026-01-01T00:00:00Z'},'spec':{'replicas':1},'status':{'replicas':0}}");
        ObjectNode table = printer.table(ScaleColumns.columns(), scale, form("None"));
        assertThat(table.path("metadata")).hasToString("{\"resourceVersion\":\"5\"}");
        assertThat(table.path("rows")).hasToString("[{\"cells\":[\"a\",1,0,\"5m\"],\"object\":null}]");
        assertThat(table.path("columnDefinitions").path(2).path("description").asText())
                .isEqualTo("replicas is the actual number of observed instances of the scaled object.");
    }
}
