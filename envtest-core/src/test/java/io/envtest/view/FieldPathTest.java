package io.envtest.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldPathTest {
    @Test
    void printsFieldsElementsAndKeysAsKubernetesDoes() {
        assertThat(FieldPath.root("spec", "containers").index(0).child("name")).hasToString("spec.containers[0].name");
        assertThat(FieldPath.root("metadata").child("labels").key("foo")).hasToString("metadata.labels[foo]");
        assertThat(FieldPath.root("metadata", "labels").key("")).hasToString("metadata.labels[]");
    }

    @Test
    void theObjectItselfHasNoPath() {
        assertThat(FieldPath.root()).hasToString("<nil>");
        assertThat(FieldPath.root().index(1).child("a")).hasToString("[1].a");
    }

    @Test
    void pathsAreEqualByText() {
        assertThat(FieldPath.root("a", "b")).isEqualTo(FieldPath.root("a").child("b"));
        assertThat(FieldPath.root("a")).isNotEqualTo(FieldPath.root("b"));
    }
}
