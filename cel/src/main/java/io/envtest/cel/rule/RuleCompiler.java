package io.envtest.cel.rule;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.check.Checker;
import io.envtest.cel.check.Environment;
import io.envtest.cel.cost.CostEstimator;
import io.envtest.cel.eval.PlanException;
import io.envtest.cel.eval.Planner;
import io.envtest.cel.eval.Program;
import io.envtest.cel.schema.SchemaLimits;
import io.envtest.cel.schema.SchemaSizes;
import io.envtest.cel.schema.SchemaTypeProvider;
import io.envtest.cel.syntax.ExpressionParser;
import io.envtest.cel.syntax.Issues;
import io.envtest.cel.syntax.ParsedExpr;
import io.envtest.cel.syntax.Source;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.SchemaType;
import io.envtest.internal.schema.cel.CelRule;
import io.envtest.internal.schema.cel.CompiledRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles rules over one schema. Safe for use by many threads. */
final class RuleCompiler {

    static final String SELF = "self";
    static final String OLD_SELF = "oldSelf";

    private final ExpressionParser parser = new ExpressionParser();
    private final Environment common;
    private final SchemaType type;
    private final SchemaSizes sizes;
    private final SchemaTypeProvider types;

    RuleCompiler(Environment common, SchemaType type) {
        this.common = common;
        this.type = type;
        this.sizes = new SchemaSizes(type);
        this.types = new SchemaTypeProvider(common.types(), List.of(type));
    }

    CompiledRule compile(CelRule rule) {
        long occurrences = SchemaLimits.mostOccurrences(type.minSerializedSize());
        if (rule.rule().isBlank()) {
            return FixedRule.empty(occurrences);
        }
        Environment environment = environment(rule.optionalOldSelf());
        Compilation condition = compile(rule.rule(), environment, "compilation failed: ");
        String error = condition.error();
        if (error == null && !condition.resultType().isExactly(CelType.BOOL)) {
            error = "cel expression must evaluate to a bool";
        }
        if (error != null) {
            return FixedRule.broken(error, occurrences);
        }
        Compilation message = rule.messageExpression().isBlank() ? null : compileMessage(rule, environment);
        return new RunnableRule(rule, type, condition, message, occurrences);
    }

    private Environment environment(boolean optionalOldSelf) {
        CelType self = sizes.type();
        CelType oldSelf = optionalOldSelf ? CelType.optional(self) : self;
        return common.with(Map.of(SELF, self, OLD_SELF, oldSelf), types);
    }

    private Compilation compileMessage(CelRule rule, Environment environment) {
        Compilation message = compile(rule.messageExpression(), environment, "messageExpression compilation failed: ");
        boolean text = message.error() != null || message.resultType().isExactly(CelType.STRING);
        return text ? message : Compilation.failed("messageExpression must evaluate to a string");
    }

    private Compilation compile(String expression, Environment environment, String prefix) {
        Source source = new Source(expression);
        Issues issues = new Issues(source);
        ParsedExpr parsed = parser.parse(source, issues);
        CheckedExpr checked = parsed == null ? null : Checker.check(parsed, environment, issues);
        if (checked == null) {
            return Compilation.failed(prefix + issues.describe());
        }
        try {
            Program program = Planner.plan(checked);
            long cost = CostEstimator.estimate(checked, sizes).max();
            return new Compilation(null, checked, program, cost);
        } catch (PlanException impossible) {
            return Compilation.failed("program instantiation failed: " + impossible.getMessage());
        }
    }

    /** What became of one expression: an error or a program. */
    record Compilation(
            @Nullable String error,
            @Nullable CheckedExpr checked,
            @Nullable Program program,
            long cost) {

        static Compilation failed(String error) {
            return new Compilation(error, null, null, 0);
        }

        CelType resultType() {
            return checked == null ? CelType.ERROR : checked.resultType();
        }

        boolean reads(String variable) {
            return checked != null && checked.readsVariable(variable);
        }
    }
}
