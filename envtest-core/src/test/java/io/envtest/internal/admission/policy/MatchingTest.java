package io.envtest.internal.admission.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.Admissions;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.admissionregistration.v1.MatchResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

    private static final GroupVersionResource SCALED = new GroupVersionResource("apps", "v1", "deployments");
    private static final String OBJECT = "{'metadata':{'name':'d','namespace':'a','labels':{'x':'y'}}}";

    private final Matching matching = new Matching(
            new MemoryObjects().put(Resources.NAMESPACES, "{'metadata':{'name':'a','labels':{'level':'strict'}}}"),
            new NoKinds());

    private boolean matches(String match, AdmissionRequest request) {
        return matching.match(MatchResources.of(MemoryObjects.tree(match)), request)
                .isPresent();
    }

    private static AdmissionRequest request(String subresource) {
        return Admissions.request(
                Admissions.NOBODY, Operation.CREATE, SCALED, subresource, MemoryObjects.tree(OBJECT), null);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            deployments,        '',     true
            deployments/scale,  '',     false
            deployments,        scale,  false
            deployments/scale,  scale,  true
            deployments/*,      scale,  true
            deployments/*,      '',     true
            */scale,            scale,  true
            *,                  '',     true
            *,                  scale,  false
            */*,                scale,  true
            pods,               '',     false
            """)
    void readsPatternsOfResources(String pattern, String subresource, boolean matched) {
        String rule =
                "{'resourceRules':[{'operations':['CREATE'],'apiGroups':['apps'],'apiVersions':['v1'],'resources':['"
                        + pattern + "']}]}";

        assertThat(matches(rule, request(subresource))).isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', delimiter = '|', textBlock = """
            {}                                                                     | true
            {'namespaceSelector':{'matchLabels':{'level':'strict'}}}               | true
            {'namespaceSelector':{'matchLabels':{'level':'lax'}}}                  | false
            {'objectSelector':{'matchLabels':{'x':'y'}}}                           | true
            {'objectSelector':{'matchLabels':{'x':'z'}}}                           | false
            {'excludeResourceRules':[{'operations':['*'],'apiGroups':['*'],'apiVersions':['*'],'resources':['*']}]} | false
            {'resourceRules':[{'operations':['UPDATE'],'apiGroups':['*'],'apiVersions':['*'],'resources':['*']}]}   | false
            {'resourceRules':[{'operations':['*'],'apiGroups':['*'],'apiVersions':['*'],'resources':['*'],'scope':'Cluster'}]} | false
            {'resourceRules':[{'operations':['*'],'apiGroups':['*'],'apiVersions':['*'],'resources':['*'],'resourceNames':['e']}]} | false
            """)
    void selectsByNamespaceLabelsAndRules(String match, boolean matched) {
        assertThat(matches(match, request(""))).isEqualTo(matched);
    }

    @Test
    void meansObjectsThatHadTheLabels() {
        AdmissionRequest update = Admissions.update(SCALED, "{'metadata':{'name':'d','namespace':'a'}}", OBJECT);

        assertThat(matches("{'objectSelector':{'matchLabels':{'x':'y'}}}", update))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Equivalent, extensions
            Exact,      ''
            """)
    void meansOtherNamesOfTheSameObjectsWhereItSaysSo(String policy, String group) {
        MatchResources match = MatchResources.of(
                MemoryObjects.tree(
                        "{'matchPolicy':'" + policy
                                + "','resourceRules':[{'operations':['*'],'apiGroups':['extensions'],'apiVersions':['*'],'resources':['*']}]}"));

        assertThat(matching.match(match, request(""))
                        .map(GroupVersionResource::group)
                        .orElse(""))
                .isEqualTo(group);
    }
}
