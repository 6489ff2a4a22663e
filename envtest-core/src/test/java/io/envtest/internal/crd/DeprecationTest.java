package io.envtest.internal.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import org.junit.jupiter.api.Test;

class DeprecationTest {

    private final CustomResourceDefinition crd =
            CustomResourceDefinition.of(JsonNodeFactory.instance.objectNode());

    @Test
    void namesTheBestVersionThatIsNewer() {
        crd.spec().setGroup("example.com").names().setKind("Widget");
        version("v1beta1").setDeprecated(true);
        version("v1");
        version("v2");
        assertThat(warning(0))
                .isEqualTo("example.com/v1beta1 Widget is deprecated; use example.com/v2 Widget");
        assertThat(warning(1)).isEmpty();
    }

    @Test
    void namesNoneWhereNoneIsNewer() {
        crd.spec().setGroup("example.com").names().setKind("Widget");
        version("v2").setDeprecated(true);
        version("v1");
        assertThat(warning(0)).isEqualTo("example.com/v2 Widget is deprecated");
    }

    @Test
    void prefersTheWordsOfTheDefinition() {
        version("v1").setDeprecated(true).setDeprecationWarning("gone soon");
        assertThat(warning(0)).isEqualTo("gone soon");
    }

    private CustomResourceDefinitionVersion version(String name) {
        return crd.spec().addVersions().setName(name).setServed(true);
    }

    private String warning(int version) {
        return Deprecation.of(crd, crd.spec().versions().get(version));
    }
}
