package io.envtest.internal.schema.regex;

import io.envtest.internal.schema.regex.Program.Check;
import io.envtest.internal.schema.regex.Program.Found;
import io.envtest.internal.schema.regex.Program.Fork;
import io.envtest.internal.schema.regex.Program.Step;
import io.envtest.internal.schema.regex.Program.Take;

/**
 * A regular expression. Searching takes time linear in the text, whatever the expression. Immutable.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
public final class LinearPattern {

    private final Step[] steps;

    private LinearPattern(Step[] steps) {
        this.steps = steps;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it cannot be understood; the message says why in the words of the real server
     */
    public static LinearPattern compile(String expression) {
        try {
            Node node = new ExpressionParser(expression).parse();
            return new LinearPattern(new Program(expression, node).steps().toArray(Step[]::new));
        } catch (SyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether the expression matches somewhere in the text. */
    public boolean find(String text) {
        StepSet now = new StepSet(steps.length);
        StepSet next = new StepSet(steps.length);
        int before = -1;
        for (int i = 0; ; ) {
            int after = i < text.length() ? text.codePointAt(i) : -1;
            now.add(0);
            if (closure(now, before, after)) {
                return true;
            }
            if (after < 0) {
                return false;
            }
            next.clear();
            for (int k = 0; k < now.size(); k++) {
                if (steps[now.get(k)] instanceof Take take && take.characters().accepted().test(after)) {
                    next.add(now.get(k) + 1);
                }
            }
            StepSet swap = now;
            now = next;
            next = swap;
            before = after;
            i += Character.charCount(after);
        }
    }

    /** Follows forks and places until nothing is new; true if the end is reached. */
    private boolean closure(StepSet set, int before, int after) {
        for (int k = 0; k < set.size(); k++) {
            int at = set.get(k);
            Step step = steps[at];
            if (step instanceof Found) {
                return true;
            }
            if (step instanceof Fork fork) {
                set.add(fork.here());
                set.add(fork.there());
            } else if (step instanceof Check check && check.boundary().holds(before, after)) {
                set.add(at + 1);
            }
        }
        return false;
    }

    /** Steps, each once, in the order in which they came. */
    private static final class StepSet {

        private final int[] members;
        private final int[] places;
        private int size;

        StepSet(int capacity) {
            members = new int[capacity];
            places = new int[capacity];
        }

        void add(int step) {
            int place = places[step];
            if (place >= size || members[place] != step) {
                places[step] = size;
                members[size++] = step;
            }
        }

        int get(int index) {
            return members[index];
        }

        int size() {
            return size;
        }

        void clear() {
            size = 0;
        }
    }
}
