package io.envtest.internal.schema.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypeCatalogueTest {
    private static final String CORE = "io.k8s.api.core.v1.";
    private final TypeCatalogue catalogue = TypeCatalogue.load();

    @Test
    void everyKindServedByDefaultHasATypeAndAListType() {
        List<ResourceType> served = catalogue.resources().stream()
                .filter(ResourceType::servedByDefault)
                .toList();
        assertThat(served).hasSize(68);
        for (ResourceType resource : served) {
            assertThat(catalogue.objectType(resource.group(), resource.version(), resource.kind()))
                    .as(resource.toString())
                    .isPresent();
            if (resource.verbs().contains("list")) {
                assertThat(catalogue.objectType(resource.group(), resource.version(), resource.listKind()))
                        .as(resource.listKind())
                        .isPresent();
            }
        }
    }

    @Test
    void everyTypeThatAFieldMentionsCanBeFollowed() {
        Deque<Type> open = new ArrayDeque<>();
        for (ResourceType resource : catalogue.resources()) {
            catalogue
                    .objectType(resource.group(), resource.version(), resource.kind())
                    .ifPresent(open::add);
        }
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Type type = open.pop();
            if (type.kind() == Type.Kind.LIST || type.kind() == Type.Kind.MAP) {
                open.push(type.items());
            } else if (type.kind() == Type.Kind.STRUCT && seen.add(type.definition())) {
                type.fields().forEach(field -> open.push(field.type()));
            }
        }
        assertThat(seen).hasSizeGreaterThan(600);
    }

    @Test
    void containersOfAPodAreMergedByName() {
        Field containers = field(CORE + "PodSpec", "containers");
        assertThat(containers.required()).isTrue();
        assertThat(containers.listType()).isEqualTo(ListType.MAP);
        assertThat(containers.listMapKeys()).containsExactly("name");
        assertThat(containers.patchMergeKey()).isEqualTo("name");
        assertThat(containers.patchStrategy()).containsExactly("merge");
        assertThat(containers.type().kind()).isEqualTo(Type.Kind.LIST);
        assertThat(containers.type().items().goName()).isEqualTo("Container");
    }

    @Test
    void fieldsStandInTheOrderOfTheGoStruct() {
        assertThat(catalogue.type(CORE + "Pod").fields())
                .extracting(Field::name)
                .containsExactly("kind", "apiVersion", "metadata", "spec", "status");
        assertThat(catalogue.type(CORE + "PodSpec").fields())
                .extracting(Field::name)
                .startsWith("volumes", "initContainers", "containers", "ephemeralContainers", "restartPolicy");
        assertThat(field(CORE + "PodSpec", "initContainers").protoNumber()).isEqualTo(20);
    }

    @Test
    void inlinedStructsAreKnownToTheWireOnly() {
        Field secret = field(CORE + "Volume", "secret");
        assertThat(secret.inlinePath()).containsExactly(2);
        assertThat(secret.protoNumber()).isEqualTo(6);
        assertThat(field(CORE + "Volume", "name").inlinePath()).isEmpty();
    }

    @Test
    void specialTypesAreNotStructs() {
        assertThat(field("io.k8s.api.coordination.v1.LeaseSpec", "renewTime")
                        .type()
                        .kind())
                .isEqualTo(Type.Kind.MICRO_TIME);
        assertThat(field(CORE + "HTTPGetAction", "port").type().kind()).isEqualTo(Type.Kind.INT_OR_STRING);
        Type limits = field(CORE + "ResourceRequirements", "limits").type();
        assertThat(limits.kind()).isEqualTo(Type.Kind.MAP);
        assertThat(limits.items().kind()).isEqualTo(Type.Kind.QUANTITY);
        Type data = field("io.k8s.api.apps.v1.ControllerRevision", "data").type();
        assertThat(data.kind()).isEqualTo(Type.Kind.ANY);
        assertThat(data.goName()).isEqualTo("RawExtension");
        Type extra =
                field("io.k8s.api.authentication.v1.UserInfo", "extra").type().items();
        assertThat(extra.kind()).isEqualTo(Type.Kind.LIST);
        assertThat(extra.goName()).isEqualTo("ExtraValue");
    }

    @Test
    void defaultsEnumsAndUnionsAreKnown() {
        assertThat(field(CORE + "ContainerPort", "protocol").defaultValue()).hasToString("\"TCP\"");
        assertThat(field(CORE + "Container", "resources").defaultValue()).hasToString("{}");
        assertThat(field(CORE + "Container", "lifecycle").defaultValue()).isNull();
        assertThat(field(CORE + "Container", "imagePullPolicy").enumValues())
                .containsExactly("Always", "IfNotPresent", "Never");
        assertThat(catalogue.type(CORE + "SeccompProfile").unions()).isNotNull();
        assertThat(catalogue.type(CORE + "SecretKeySelector").atomic()).isTrue();
    }

    @Test
    void optionsAndStatusAreObjectsOfEveryGroupVersion() {
        assertThat(catalogue.objectType("apps", "v1", "DeleteOptions")).isPresent();
        assertThat(catalogue.objectType("", "v1", "Status")).isPresent();
        assertThat(catalogue.objectType("apps", "v1", "Pod")).isEmpty();
        assertThat(catalogue.objectType("", "v1", "PodSpec")).isEmpty();
        assertThat(catalogue.objectType("", "v1", "ObjectReference")).isEmpty();
    }

    @Test
    void subresourcesNameTheKindTheyTake() {
        ResourceType deployments = resource("apps", "deployments");
        assertThat(deployments.shortNames()).containsExactly("deploy");
        assertThat(deployments.categories()).containsExactly("all");
        assertThat(deployments.subresources())
                .contains(
                        new SubresourceType("scale", "autoscaling", "v1", "Scale", List.of("get", "patch", "update")));
        assertThat(resource("", "pods").subresources())
                .extracting(SubresourceType::name)
                .contains("binding", "ephemeralcontainers", "eviction", "exec", "log", "resize", "status");
    }

    @Test
    void documentationIsReadApart() {
        assertThat(catalogue.docs().of(CORE + "Pod")).startsWith("Pod is a collection of containers");
        assertThat(catalogue.docs().of(CORE + "Pod", "spec")).startsWith("Specification of the desired behavior");
        assertThat(catalogue.docs().of("no.such.Type")).isEmpty();
    }

    @Test
    void anUnknownDefinitionIsNamed() {
        assertThatThrownBy(() -> catalogue.type(CORE + "Pot"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(CORE + "Pot");
    }

    private Field field(String definition, String name) {
        Field field = catalogue.type(definition).field(name);
        assertThat(field).as(definition + "." + name).isNotNull();
        return field;
    }

    private ResourceType resource(String group, String plural) {
        return catalogue.resources().stream()
                .filter(resource ->
                        resource.group().equals(group) && resource.plural().equals(plural))
                .findFirst()
                .orElseThrow();
    }
}
