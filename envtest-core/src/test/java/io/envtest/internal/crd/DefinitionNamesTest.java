package io.envtest.internal.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionNamesTest {

    private final CustomResourceDefinition first = definition("widgets", "Widget");

    @Test
    void acceptsNamesThatNobodyHas() {
        decide(first, List.of(first));
        assertThat(first.status().acceptedNames().kind()).isEqualTo("Widget");
        assertThat(condition(first, 0)).isEqualTo("NamesAccepted True NoConflicts");
        assertThat(condition(first, 1)).isEqualTo("Established False Installing");
    }

    @Test
    void acceptsWhatItCanAndTellsTheLastConflict() {
        decide(first, List.of(first));
        CustomResourceDefinition second = definition("others", "Widget");
        second.spec().names().setListKind("OtherList");
        decide(second, List.of(first, second));
        assertThat(second.status().acceptedNames().plural()).isEqualTo("others");
        assertThat(second.status().acceptedNames().kind()).isEmpty();
        assertThat(second.status().acceptedNames().listKind()).isEqualTo("OtherList");
        assertThat(condition(second, 0)).isEqualTo("NamesAccepted False KindConflict");
        assertThat(condition(second, 1)).isEqualTo("Established False NotAccepted");
    }

    @Test
    void doesNotMindOtherGroups() {
        decide(first, List.of(first));
        CustomResourceDefinition other = definition("widgets", "Widget");
        other.spec().setGroup("other.example.com");
        decide(other, List.of(first, other));
        assertThat(condition(other, 0)).isEqualTo("NamesAccepted True NoConflicts");
    }

    private static void decide(CustomResourceDefinition crd, List<CustomResourceDefinition> all) {
        DefinitionNames.decide(crd, all, new DefinitionConditions(crd, Instant.EPOCH));
    }

    private static String condition(CustomResourceDefinition crd, int index) {
        var condition = crd.status().conditions().get(index);
        return condition.type() + " " + condition.status() + " " + condition.reason();
    }

    private static CustomResourceDefinition definition(String plural, String kind) {
        CustomResourceDefinition crd = CustomResourceDefinition.of(JsonNodeFactory.instance.objectNode());
        crd.spec().setGroup("example.com");
        crd.spec()
                .names()
                .setPlural(plural)
                .setSingular(plural.substring(1))
                .setKind(kind)
                .setListKind(kind + "List");
        return crd;
    }
}
