package io.envtest.internal.schema.regex;

import java.util.List;
import java.util.function.IntPredicate;

/** A part of an expression. */
sealed interface Node {

    /** How often a part of it stands there at most, once all counts are written out. */
    default int repeats() {
        if (this instanceof Sequence sequence) {
            return most(sequence.parts());
        }
        if (this instanceof Choice choice) {
            return most(choice.options());
        }
        return this instanceof Repetition repetition
                ? Math.max(1, Math.max(repetition.least, repetition.most))
                        * repetition.part().repeats()
                : 1;
    }

    private static int most(List<Node> nodes) {
        return nodes.stream().mapToInt(Node::repeats).max().orElse(1);
    }

    /** One character. */
    record Characters(IntPredicate accepted) implements Node {}

    /** A place between characters. */
    record Place(Boundary boundary) implements Node {}

    /** One after the other. */
    record Sequence(List<Node> parts) implements Node {}

    /** One of several. */
    record Choice(List<Node> options) implements Node {}

    /**
     * One part several times.
     *
     * @param most how often at most, -1 if there is no limit
     */
    record Repetition(Node part, int least, int most) implements Node {}
}
