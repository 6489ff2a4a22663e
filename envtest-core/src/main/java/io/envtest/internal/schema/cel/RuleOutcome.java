package io.envtest.internal.schema.cel;

/**
 * The answer of one rule for one value.
 *
 * @param verdict what came out
 * @param detail what to report: for a failed rule its message (the message expression's result, the message or
 *     {@code failed rule: …}), for an error or an exhausted budget the whole detail of the field error; empty for a pass
 * @param cost what the evaluation cost, in units of CEL cost; to be subtracted from the budget
 */
public record RuleOutcome(Verdict verdict, String detail, long cost) {

    /** What a rule can answer. */
    public enum Verdict {
        /** The rule holds or need not be asked. */
        PASSED,
        /** The rule does not hold: reported with the rule's reason and path, and with the value where it is a scalar. */
        FAILED,
        /** The rule could not be answered: reported as invalid, with the schema's type in place of the value; further rules run. */
        ERROR,
        /** The cost limit of the call or of the object is exceeded: reported like an error; no further rule may run. */
        OUT_OF_BUDGET
    }
}
