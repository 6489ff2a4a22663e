package io.envtest.internal.endpoint.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.catalogue.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnstructuredReaderTest {

    private static final Type SLICE = Catalogue.type("api.resource.v1.ResourceSlice");

    private static final Type DEPLOYMENT = Catalogue.type("api.apps.v1.Deployment");

    private static final Type SECRET = Catalogue.type("api.core.v1.Secret");

    private static final Type POD = Catalogue.type("api.core.v1.Pod");

    private static final Type SERVICE = Catalogue.type("api.core.v1.Service");

    private static String problem(String object, Type type) {
        return UnstructuredReader.read(Json.object(object), type).problem();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {spec: {dnsPolicy: 5}}                                          | v1.DNSPolicy
            {spec: {containers: [{ports: [{protocol: 5}]}]}}                | v1.Protocol
            {spec: {containers: [{command: [5]}]}}                          | string
            {spec: {containers: [{securityContext: {capabilities: {add: ['A', 5]}}}]}} | v1.Capability
            {metadata: {labels: {a: 5}}}                                    | string
            {metadata: {ownerReferences: [{uid: 5}]}}                       | types.UID
            """)
    void namesTheTypeOfATextThatIsANumber(String object, String goType) {
        assertThat(problem(object, POD)).isEqualTo("cannot convert int64 to " + goType);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {spec: {replicas: 'x'}}                       | unrecognized type: int32
            {spec: {replicas: true}}                      | unrecognized type: int32
            {spec: {replicas: 1.5}}                       | cannot convert float64 to int32
            {spec: {paused: 'yes'}}                       | unrecognized type: bool
            {spec: 'x'}                                   | cannot restore struct from: string
            {spec: []}                                    | cannot restore struct from: slice
            {metadata: {labels: []}}                      | cannot restore map from slice
            {metadata: {labels: {a: 5}}}                  | cannot convert int64 to string
            {metadata: {labels: {a: true}}}               | unrecognized type: string
            {metadata: {finalizers: {}}}                  | cannot restore slice from map
            {metadata: {finalizers: 5}}                   | cannot restore slice from int64
            {metadata: {creationTimestamp: 'yesterday'}}  | parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"
            """)
    void saysWhyAnObjectCannotBeRead(String object, String problem) {
        assertThat(problem(object, DEPLOYMENT)).isEqualTo(problem);
    }

    @Test
    void saysWhatIsNoQuantityAndNoPort() {
        String pod = "{spec: {containers: [{resources: {limits: {cpu: 'lots'}}}]}}";
        assertThat(problem(pod, POD)).startsWith("quantities must match the regular expression");
        assertThat(problem("{spec: {ports: [{targetPort: true}]}}", SERVICE))
                .isEqualTo("json: cannot unmarshal bool into Go value of type int32");
    }

    @Test
    void saysWhichByteIsNoBase64() {
        assertThat(problem("{data: {a: 'YQ==', b: 'YW*h'}}", SECRET))
                .isEqualTo("error decoding from json: illegal base64 data at input byte 2");
    }

    @Test
    void takesNullForAnything() {
        String nothing = "{spec: null, metadata: {labels: null, creationTimestamp: null}}";
        assertThat(problem(nothing, DEPLOYMENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2.0, 2", "1e1, 10", "4294967297, 1", "2147483648, -2147483648"})
    void bringsNumbersIntoTheTypeOfTheField(String given, int read) {
        ObjectNode object = Json.object("{spec: {replicas: " + given + "}}");
        assertThat(UnstructuredReader.read(object, DEPLOYMENT).problem()).isEmpty();
        assertThat(object.path("spec").path("replicas").isInt()).isTrue();
        assertThat(object.path("spec").path("replicas").intValue()).isEqualTo(read);
    }

    @Test
    void namesUnknownFieldsInOrder() {
        String object = "{zz: 1, spec: {template: {spec: {containers: [{name: 'a'}, {b: 1, a: 1}]}}, Replicas: 1}}";
        assertThat(UnstructuredReader.read(Json.object(object), DEPLOYMENT).unknownFields())
                .containsExactly(
                        "spec.Replicas",
                        "spec.template.spec.containers[1].a",
                        "spec.template.spec.containers[1].b",
                        "zz");
    }

    @Test
    void leavesKeysOfMapsOutOfTheirPaths() {
        String object = "{spec: {devices: [{attributes: {m: {nope: 1}, k: {nope: 1}}}]}}";
        assertThat(UnstructuredReader.read(Json.object(object), SLICE).unknownFields())
                .containsExactly("spec.devices[0].attributes.nope", "spec.devices[0].attributes.nope");
    }
}
