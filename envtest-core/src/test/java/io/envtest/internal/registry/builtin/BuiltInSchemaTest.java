package io.envtest.internal.registry.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.DecodingException;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInSchemaTest {

    private static final String POD = "{'spec':{'containers':[{'name':'a',%s}]}}";

    @Test
    void emptyValuesFallAwayUnlessTheTypeKeepsThem() {
        assertThat(normalised(
                        "Pod",
                        "{'spec':{'nodeName':'','activeDeadlineSeconds':0,'volumes':[],'containers':[{'name':'a'}]}}"))
                .isEqualTo(
                        "{'metadata':{},'spec':{'containers':[{'name':'a','resources':{}}],'activeDeadlineSeconds':0},"
                                + "'status':{}}");
    }

    @Test
    void fieldsAndKeysGetTheServersOrder() {
        assertThat(normalised(
                        "ConfigMap",
                        "{'data':{'b':'2','a':'1'},'metadata':{'namespace':'n','name':'m'},'kind':'ConfigMap'}"))
                .isEqualTo("{'kind':'ConfigMap','metadata':{'name':'m','namespace':'n'},'data':{'a':'1','b':'2'}}");
    }

    @Test
    void nullsAreLikeAbsentFieldsButKeepMapKeys() {
        assertThat(normalised("ConfigMap", "{'metadata':null,'data':{'a':null},'binaryData':{'b':null}}"))
                .isEqualTo("{'metadata':{},'data':{'a':''},'binaryData':{'b':''}}");
    }

    @Test
    void quantitiesGetTheirShortestForm() {
        assertThat(normalised(
                        "Pod", String.format(POD, "'resources':{'limits':{'cpu':'1000m','memory':1024,'x/y':null}}")))
                .contains("'limits':{'cpu':'1','memory':'1024','x/y':'0'}");
    }

    @Test
    void unknownFieldsAreNotedInTheirOrder() {
        ObjectNode object = tree("{'x':1,'spec':{'containers':[{'name':'a','y':2}]},'metadata':{'z':3}}");
        List<String> unknown = schema("Pod").normalise(object);
        assertThat(unknown)
                .containsExactly(
                        "unknown field \"x\"",
                        "unknown field \"spec.containers[0].y\"",
                        "unknown field \"metadata.z\"");
        assertThat(object.toString()).doesNotContain("\"x\"", "\"y\"", "\"z\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'image':1|json: cannot unmarshal number into Go struct field Container.spec.containers.image of type string",
                "'args':'x'|json: cannot unmarshal string into Go struct field Container.spec.containers.args of type []string",
                "'args':[{}]|json: cannot unmarshal object into Go struct field Container.spec.containers.args of type string",
                "'ports':[{'containerPort':1.5}]|json: cannot unmarshal number 1.5 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32",
                "'ports':[{'containerPort':2147483648}]|json: cannot unmarshal number 2147483648 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32",
                "'imagePullPolicy':[]|json: cannot unmarshal array into Go struct field Container.spec.containers.imagePullPolicy of type v1.PullPolicy",
                "'livenessProbe':{'httpGet':true}|json: cannot unmarshal bool into Go struct field Probe.spec.containers.livenessProbe.ProbeHandler.httpGet of type v1.HTTPGetAction",
                "'resources':{'limits':[]}|json: cannot unmarshal array into Go struct field ResourceRequirements.spec.containers.resources.limits of type v1.ResourceList",
                "'resources':{'limits':{'cpu':'1x'}}|quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
            })
    void wrongTypesAreRefusedInTheDecodersWords(String field, String message) {
        String pod = String.format(POD, field);
        assertThatThrownBy(() -> schema("Pod").normalise(tree(pod)))
                .isInstanceOf(DecodingException.class)
                .hasMessage(message);
    }

    @Test
    void theFirstWrongTypeIsTold() {
        assertThatThrownBy(() -> schema("ConfigMap").normalise(tree("{'data':{'a':1,'b':true}}")))
                .hasMessage("json: cannot unmarshal number into Go struct field ConfigMap.data of type string");
    }

    @Test
    void aValueThatItsOwnTypeRefusesIsToldBeforeAnyWrongType() {
        assertThatThrownBy(() -> schema("ConfigMap").normalise(tree("{'data':1,'metadata':{'creationTimestamp':'x'}}")))
                .hasMessageStartingWith("parsing time \"x\"");
    }

    @Test
    void whatIsWrongInASchemaThatIsDecodedApartIsToldBeforeAnyOtherWrongType() {
        assertThatThrownBy(() -> BuiltInSchemas.of(
                                new GroupVersionKind("apiextensions.k8s.io", "v1", "CustomResourceDefinition"))
                        .orElseThrow()
                        .normalise(tree("{'spec':{'versions':[{'schema':{'openAPIV3Schema':"
                                + "{'maxLength':'x','items':{'minLength':'y'}}}}]}}")))
                .hasMessageEndingWith("openAPIV3Schema.items.minLength of type int64");
    }

    private static String normalised(String kind, String json) {
        ObjectNode object = tree(json);
        schema(kind).normalise(object);
        return object.toString().replace('"', '\'');
    }

    private static BuiltInSchema schema(String kind) {
        return (BuiltInSchema)
                BuiltInSchemas.of(new GroupVersionKind("", "v1", kind)).orElseThrow();
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) GoJson.decode(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                    .value();
        } catch (GoJsonException e) {
            throw new AssertionError(e);
        }
    }
}
