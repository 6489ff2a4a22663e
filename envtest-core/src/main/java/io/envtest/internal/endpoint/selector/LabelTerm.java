package io.envtest.internal.endpoint.selector;

import java.util.Map;
import java.util.Set;

/**
 * One requirement of a label selector.
 *
 * @param key label
 * @param operator what must hold
 * @param values with what
 */
record LabelTerm(String key, Operator operator, Set<String> values) {

    /** What must hold. */
    enum Operator {
        EXISTS,
        ABSENT,
        IN,
        NOT_IN,
        GREATER,
        LESS
    }

    boolean matches(Map<String, String> labels) {
        String value = labels.get(key);
        return switch (operator) {
            case EXISTS -> value != null;
            case ABSENT -> value == null;
            case IN -> value != null && values.contains(value);
            case NOT_IN -> value == null || !values.contains(value);
            case GREATER -> value != null && compare(value) > 0;
            case LESS -> value != null && compare(value) < 0;
        };
    }

    /** How the label's number compares with the term's; 0 if it is none. */
    private int compare(String value) {
        try {
            return Long.compare(
                    Long.parseLong(value), Long.parseLong(values.iterator().next()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
