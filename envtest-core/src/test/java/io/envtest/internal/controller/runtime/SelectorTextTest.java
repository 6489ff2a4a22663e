package io.envtest.internal.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.meta.v1.LabelSelector;
import org.junit.jupiter.api.Test;

class SelectorTextTest {

    @Test
    void labelsAndRequirementsAreShownFieldByField() {
        LabelSelector selector = LabelSelector.of(MemoryObjects.tree("{'matchLabels':{'b':'2','a':'1'},"
                + "'matchExpressions':[{'key':'k','operator':'In','values':['x','y']}]}"));

        assertThat(SelectorText.of(selector))
                .isEqualTo("&LabelSelector{MatchLabels:map[string]string{a: 1,b: 2,},MatchExpressions:"
                        + "[]LabelSelectorRequirement{LabelSelectorRequirement{Key:k,Operator:In,Values:[x y],},},}");
    }
}
