package io.envtest.internal.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class TreesTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void numbersAreEqualByValue() {
        ObjectNode one = NODES.objectNode().put("a", 1).put("b", 2L);
        ObjectNode other = NODES.objectNode().put("b", 2).put("a", 1L);
        assertThat(Trees.same(one, other)).isTrue();
        assertThat(Trees.same(NODES.numberNode(1), NODES.numberNode(1.0))).isTrue();
    }

    @Test
    void wholeNumbersAreNoFloatsWhereThatCounts() {
        ObjectNode one = NODES.objectNode().put("a", 1);
        assertThat(Trees.sameExactly(one, NODES.objectNode().put("a", 1L))).isTrue();
        assertThat(Trees.sameExactly(one, NODES.objectNode().put("a", 1.0))).isFalse();
    }

    @Test
    void differencesAreFoundAtAnyDepth() {
        ObjectNode one = NODES.objectNode();
        one.putArray("list").addObject().put("x", "1");
        ObjectNode other = one.deepCopy();
        assertThat(Trees.same(one, other)).isTrue();
        ((ObjectNode) other.path("list").path(0)).put("x", "2");
        assertThat(Trees.same(one, other)).isFalse();
        other.putArray("list").addObject().put("x", "1").put("y", 1);
        assertThat(Trees.same(one, other)).isFalse();
    }
}
