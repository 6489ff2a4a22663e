package io.envtest.internal.controller.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.lookup.MemoryObjects;
import org.junit.jupiter.api.Test;

class TemplateHashTest {

    private final JsonNode content = MemoryObjects.tree("{'b':1,'a':[{'d':2,'c':3}]}");

    @Test
    void theOrderOfFieldsDoesNotCount() {
        JsonNode same = MemoryObjects.tree("{'a':[{'c':3,'d':2}],'b':1}");

        assertThat(TemplateHash.of(same, 0)).isEqualTo(TemplateHash.of(content, 0));
        assertThat(TemplateHash.ofRevision(same, 0)).isEqualTo(TemplateHash.ofRevision(content, 0));
    }

    @Test
    void aCollisionGivesAnotherHash() {
        assertThat(TemplateHash.of(content, 1)).isNotEqualTo(TemplateHash.of(content, 0));
        assertThat(TemplateHash.ofRevision(content, 1)).isNotEqualTo(TemplateHash.ofRevision(content, 0));
    }

    @Test
    void itSpellsNoWords() {
        assertThat(TemplateHash.of(content, 0)).matches("[bcdfghjklmnpqrstvwxz2456789]+");
    }
}
