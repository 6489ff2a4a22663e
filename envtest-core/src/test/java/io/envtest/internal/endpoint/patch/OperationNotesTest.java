package io.envtest.internal.endpoint.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationNotesTest {

    @Test
    void membersThatNoOperationHasAreUnknown() {
        assertThat(OperationNotes.unknown(
                        Json.read("[{op: 'add', path: '/a', value: {x: 1}}, {OP: 'add', from: '/b', y: {}}]")))
                .containsExactly("unknown field \"[1].OP\"", "unknown field \"[1].y\"");
    }

    @Test
    void operationsThatAreNullHaveNoMembers() {
        assertThat(OperationNotes.unknown(Json.read("[null]"))).isEmpty();
    }

    @Test
    void onlyMembersOfOperationsCanBeDuplicates() {
        List<String> duplicates =
                List.of("duplicate field \"[0].op\"", "duplicate field \"[0].value.x\"", "duplicate field \"[0].zz\"");
        assertThat(OperationNotes.duplicates(duplicates)).containsExactly("duplicate field \"[0].op\"");
    }
}
