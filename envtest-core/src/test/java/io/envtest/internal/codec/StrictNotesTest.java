package io.envtest.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictNotesTest {

    @Test
    void fieldsAreToldWhereTheyStand() throws GoJsonException {
        byte[] json = "{'x':1,'metadata':{'name':'a','y':2,'name':'a'},'list':[{'z':1},{'z':1,'z':2}]}"
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        List<String> duplicates = GoJson.decode(json).duplicates();
        List<String> unknown = List.of("unknown field \"x\"", "unknown field \"metadata.y\"");
        assertThat(StrictNotes.inOrder(json, duplicates, unknown))
                .containsExactly(
                        "unknown field \"x\"",
                        "unknown field \"metadata.y\"",
                        "duplicate field \"metadata.name\"",
                        "duplicate field \"list[1].z\"");
    }

    @Test
    void aFieldGivenThriceIsToldOnceAndAnUnknownOneNotAsGivenTwice() throws GoJsonException {
        byte[] json = "{'a':1,'a':2,'a':3,'x':1,'x':2}".replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        List<String> duplicates = GoJson.decode(json).duplicates();
        assertThat(StrictNotes.inOrder(json, duplicates, List.of("unknown field \"x\"")))
                .containsExactly("duplicate field \"a\"", "unknown field \"x\"");
    }
}
