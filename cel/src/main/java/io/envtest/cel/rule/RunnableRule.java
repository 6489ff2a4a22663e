package io.envtest.cel.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.cel.eval.Activation;
import io.envtest.cel.eval.Evaluation;
import io.envtest.cel.eval.Program;
import io.envtest.cel.rule.RuleCompiler.Compilation;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.JsonValues;
import io.envtest.cel.value.OptionalValue;
import io.envtest.cel.value.SchemaType;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.CelRule;
import io.envtest.internal.schema.cel.CompiledRule;
import io.envtest.internal.schema.cel.RuleOutcome;
import io.envtest.internal.schema.cel.RuleOutcome.Verdict;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A rule that can be asked. */
final class RunnableRule implements CompiledRule {

    static final RuleOutcome PASSED = new RuleOutcome(Verdict.PASSED, "", 0);

    private static final int LONGEST_MESSAGE = 5 * 1024;
    private static final String NO_FURTHER = "no further validation rules will be run";

    private final CelRule rule;
    private final SchemaType type;
    private final Compilation condition;
    private final @Nullable Compilation message;
    private final boolean usesOldSelf;
    private final long maxCardinality;

    RunnableRule(
            CelRule rule, SchemaType type, Compilation condition, @Nullable Compilation message, long maxCardinality) {
        this.rule = rule;
        this.type = type;
        this.condition = condition;
        this.message = message;
        this.usesOldSelf = condition.reads(RuleCompiler.OLD_SELF);
        this.maxCardinality = maxCardinality;
    }

    @Override
    public @Nullable String error() {
        return null;
    }

    @Override
    public @Nullable String messageExpressionError() {
        return message == null ? null : message.error();
    }

    @Override
    public boolean usesOldSelf() {
        return usesOldSelf;
    }

    @Override
    public long estimatedCost() {
        return condition.cost();
    }

    @Override
    public long messageExpressionCost() {
        return message == null ? 0 : message.cost();
    }

    @Override
    public long maxCardinality() {
        return maxCardinality;
    }

    @Override
    public RuleOutcome evaluate(JsonNode self, @Nullable JsonNode oldSelf, long budget) {
        Program program = condition.program();
        if (program == null || (usesOldSelf && oldSelf == null && !rule.optionalOldSelf())) {
            return PASSED;
        }
        Activation variables = variables(self, oldSelf);
        Evaluation evaluation = program.run(variables, CelEngine.PER_CALL_LIMIT);
        if (evaluation.cost() > budget) {
            return new RuleOutcome(
                    Verdict.OUT_OF_BUDGET,
                    "validation failed due to running out of cost budget, " + NO_FURTHER,
                    evaluation.cost());
        }
        if (evaluation.value() instanceof CelError error) {
            return failed(error, evaluation);
        }
        return Boolean.TRUE.equals(evaluation.value())
                ? new RuleOutcome(Verdict.PASSED, "", evaluation.cost())
                : violated(variables, evaluation.cost(), budget);
    }

    private Activation variables(JsonNode self, @Nullable JsonNode oldSelf) {
        Object value = JsonValues.of(self, type);
        return name -> switch (name) {
            case RuleCompiler.SELF -> value;
            case RuleCompiler.OLD_SELF -> oldValue(oldSelf);
            default -> null;
        };
    }

    private @Nullable Object oldValue(@Nullable JsonNode oldSelf) {
        if (!rule.optionalOldSelf()) {
            return oldSelf == null ? null : JsonValues.of(oldSelf, type);
        }
        return oldSelf == null ? OptionalValue.NONE : new OptionalValue(JsonValues.of(oldSelf, type));
    }

    private RuleOutcome failed(CelError error, Evaluation evaluation) {
        if (Program.exceededLimit(evaluation)) {
            return new RuleOutcome(
                    Verdict.OUT_OF_BUDGET,
                    "'" + error.message() + "': " + NO_FURTHER + " due to call cost exceeds limit for rule: " + label(),
                    evaluation.cost());
        }
        String detail = error.message().startsWith("no such overload")
                ? "'" + error.message()
                        + "': call arguments did not match a supported operator, function or macro signature for rule: "
                        + label()
                : error.message() + " evaluating rule: " + label();
        return new RuleOutcome(Verdict.ERROR, detail, evaluation.cost());
    }

    /** How errors name the rule: by its message, or by its text when it has none. */
    private String label() {
        return rule.message().isEmpty() ? rule.rule().strip() : rule.message().strip();
    }

    private RuleOutcome violated(Activation variables, long cost, long budget) {
        Program program = message == null ? null : message.program();
        if (program == null) {
            return new RuleOutcome(Verdict.FAILED, defaultMessage(), cost);
        }
        Evaluation evaluation = program.run(variables, CelEngine.PER_CALL_LIMIT);
        long total = cost + evaluation.cost();
        if (evaluation.cost() > budget - cost) {
            return new RuleOutcome(
                    Verdict.OUT_OF_BUDGET,
                    "messageExpression evaluation failed due to running out of cost budget, " + NO_FURTHER,
                    total);
        }
        if (Program.exceededLimit(evaluation)) {
            return new RuleOutcome(
                    Verdict.OUT_OF_BUDGET, NO_FURTHER + " due to call cost exceeds limit for messageExpression", total);
        }
        return new RuleOutcome(Verdict.FAILED, usable(evaluation.value()), total);
    }

    /** The message an expression gave, if it is one: one line, not empty, not too long. */
    private String usable(Object value) {
        String text = value instanceof String string ? string.strip() : "";
        boolean lines = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        boolean tooLong = text.getBytes(StandardCharsets.UTF_8).length > LONGEST_MESSAGE;
        return text.isEmpty() || lines || tooLong ? defaultMessage() : text;
    }

    private String defaultMessage() {
        return rule.message().isEmpty()
                ? "failed rule: " + rule.rule().strip()
                : rule.message().strip();
    }
}
