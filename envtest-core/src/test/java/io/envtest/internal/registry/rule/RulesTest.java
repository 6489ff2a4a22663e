package io.envtest.internal.registry.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.core.v1.PodTemplateSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}                                             | {metadata: {labels: {}}}                           | true
            {spec: {volumes: []}}                          | {spec: {}}                                         | true
            {spec: {containers: [{name: 'a', args: []}]}}  | {spec: {containers: [{name: 'a'}]}}                | true
            {spec: {containers: [{name: 'a'}]}}            | {spec: {containers: [{name: 'a', resources: {}}]}} | true
            {spec: {containers: [{name: 'a'}]}}            | {spec: {containers: [{name: 'b'}]}}                | false
            {spec: {containers: []}}                       | {spec: {containers: [{name: 'b'}]}}                | false
            {spec: {}}                                     | {spec: {securityContext: {}}}                      | false
            {spec: {nodeSelector: {a: 'b'}}}               | {spec: {nodeSelector: {a: 'c'}}}                   | false
            """)
    void comparesWhatStructsMean(String one, String other, boolean same) throws JsonProcessingException {
        assertThat(Rules.same(template(one), template(other))).isEqualTo(same);
        assertThat(Rules.same(template(other), template(one))).isEqualTo(same);
    }

    private static PodTemplateSpec template(String text) throws JsonProcessingException {
        return PodTemplateSpec.of((ObjectNode) MAPPER.readTree(text));
    }
}
