package io.envtest.internal.schema.regex;

import io.envtest.internal.schema.regex.Node.Characters;
import io.envtest.internal.schema.regex.Node.Choice;
import io.envtest.internal.schema.regex.Node.Place;
import io.envtest.internal.schema.regex.Node.Repetition;
import io.envtest.internal.schema.regex.Node.Sequence;
import java.util.ArrayList;
import java.util.List;

/** An expression as steps of a machine that is in many steps at once. */
final class Program {

    /** More steps than this are refused, as they are by the real server. */
    private static final int MOST_STEPS = 100_000;

    /** A step. */
    sealed interface Step {}

    /** Takes one character. */
    record Take(Characters characters) implements Step {}

    /** Goes on only at a place. */
    record Check(Boundary boundary) implements Step {}

    /** Goes on here and there; the same one twice goes on only there. */
    record Fork(int here, int there) implements Step {}

    /** The expression has been found. */
    record Found() implements Step {}

    private final String text;
    private final List<Step> steps = new ArrayList<>();

    Program(String text, Node node) throws SyntaxException {
        this.text = text;
        emit(node);
        add(new Found());
    }

    List<Step> steps() {
        return steps;
    }

    private int add(Step step) throws SyntaxException {
        if (steps.size() >= MOST_STEPS) {
            throw new SyntaxException("expression too large", text);
        }
        steps.add(step);
        return steps.size() - 1;
    }

    private void emit(Node node) throws SyntaxException {
        if (node instanceof Characters characters) {
            add(new Take(characters));
        } else if (node instanceof Place place) {
            add(new Check(place.boundary()));
        } else if (node instanceof Sequence sequence) {
            for (Node part : sequence.parts()) {
                emit(part);
            }
        } else if (node instanceof Choice choice) {
            choice(choice.options());
        } else if (node instanceof Repetition repetition) {
            repetition(repetition);
        }
    }

    private void choice(List<Node> options) throws SyntaxException {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < options.size() - 1; i++) {
            int fork = add(new Fork(0, 0));
            emit(options.get(i));
            ends.add(add(new Fork(0, 0)));
            steps.set(fork, new Fork(fork + 1, steps.size()));
        }
        emit(options.get(options.size() - 1));
        for (int end : ends) {
            steps.set(end, new Fork(steps.size(), steps.size()));
        }
    }

    private void repetition(Repetition repetition) throws SyntaxException {
        for (int i = 0; i < repetition.least(); i++) {
            emit(repetition.part());
        }
        if (repetition.most() < 0) {
            int fork = add(new Fork(0, 0));
            emit(repetition.part());
            add(new Fork(fork, fork));
            steps.set(fork, new Fork(fork + 1, steps.size()));
            return;
        }
        List<Integer> forks = new ArrayList<>();
        for (int i = repetition.least(); i < repetition.most(); i++) {
            forks.add(add(new Fork(0, 0)));
            emit(repetition.part());
        }
        for (int fork : forks) {
            steps.set(fork, new Fork(fork + 1, steps.size()));
        }
    }
}
