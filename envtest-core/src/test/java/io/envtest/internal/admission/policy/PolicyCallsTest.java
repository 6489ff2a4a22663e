package io.envtest.internal.admission.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.Admissions;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCallsTest {

    private static final GroupVersionResource MAPS = new GroupVersionResource("", "v1", "configmaps");
    private static final String ALL =
            "'matchConstraints':{'resourceRules':[{'operations':['*'],'apiGroups':['*'],'apiVersions':['*'],'resources':['*']}]}";

    private final PolicyCalls calls =
            new PolicyCalls(new MemoryObjects().put(Resources.NAMESPACES, "{'metadata':{'name':'a'}}"), new NoKinds());

    private static Policy policy(String spec) {
        return Policy.of(ValidatingAdmissionPolicy.of(
                MemoryObjects.tree("{'metadata':{'name':'p'},'spec':{" + ALL + spec + "}}")));
    }

    private static Binding binding(String policy) {
        return Binding.of(ValidatingAdmissionPolicyBinding.of(MemoryObjects.tree(
                "{'metadata':{'name':'b'},'spec':{'policyName':'" + policy + "','paramRef':{'name':'x'}}}")));
    }

    private static AdmissionRequest request(GroupVersionResource resource) {
        return Admissions.create(resource, "{'metadata':{'name':'o','namespace':'a'}}");
    }

    @Test
    void aPolicyIsInForceWhereItIsBound() {
        assertThat(calls.about(request(MAPS), List.of(policy("")), List.of(binding("p"))))
                .singleElement()
                .satisfies(call -> assertThat(call.problem()).isEmpty());
        assertThat(calls.about(request(MAPS), List.of(policy("")), List.of(binding("other"))))
                .isEmpty();
    }

    @Test
    void parametersOfAKindThatIsNotServedMakeItUnusableWhateverTheBindings() {
        Policy policy = policy(",'paramKind':{'apiVersion':'example.com/v1','kind':'Foo'}");

        assertThat(calls.about(request(MAPS), List.of(policy), List.of(binding("p"))))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.binding()).isNull();
                    assertThat(call.problem())
                            .isEqualTo("failed to configure policy: failed to find resource referenced by paramKind:"
                                    + " 'example.com/v1, Kind=Foo'");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"validatingadmissionpolicies", "mutatingadmissionpolicybindings"})
    void nobodyLocksThemselvesOut(String resource) {
        assertThat(PolicyCalls.isExempt(
                        request(new GroupVersionResource("admissionregistration.k8s.io", "v1", resource))))
                .isTrue();
        assertThat(PolicyCalls.isExempt(request(MAPS))).isFalse();
    }
}
