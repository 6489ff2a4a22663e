package io.envtest.cel.device;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.check.Checker;
import io.envtest.cel.check.Environment;
import io.envtest.cel.cost.CostEstimator;
import io.envtest.cel.eval.PlanException;
import io.envtest.cel.eval.Planner;
import io.envtest.cel.syntax.ExpressionParser;
import io.envtest.cel.syntax.Issues;
import io.envtest.cel.syntax.ParsedExpr;
import io.envtest.cel.syntax.Source;
import io.envtest.cel.value.CelType;
import io.envtest.internal.schema.cel.DeviceExpression;
import java.util.Map;
import java.util.stream.Collectors;

/** Compiles the expressions of device classes and of requests for devices. */
public final class DeviceCompiler {

    static final String DEVICE = "device";

    private final ExpressionParser parser = new ExpressionParser(true);
    private final DeviceTypes types;
    private final Environment environment;

    /** A compiler of expressions that may name {@code device} beside what is common to all. */
    public DeviceCompiler(Environment common) {
        this.types = new DeviceTypes(common.types());
        this.environment = common.with(Map.of(DEVICE, DeviceTypes.DEVICE), types);
    }

    /** The expression with its cost, or with what is wrong with it. */
    public DeviceExpression compile(String expression) {
        Source source = new Source(expression);
        Issues issues = new Issues(source);
        ParsedExpr parsed = parser.parse(source, issues);
        CheckedExpr checked = parsed == null ? null : Checker.check(parsed, environment, issues);
        if (checked == null) {
            return DeviceExpression.broken("compilation failed: " + issues.describe());
        }
        CelType type = checked.resultType();
        if (!type.isExactly(CelType.BOOL) && !type.isExactly(CelType.ANY)) {
            return DeviceExpression.broken("must evaluate to bool or the unknown type, not " + name(type));
        }
        try {
            long cost = CostEstimator.estimate(checked, types).max();
            return new DeviceExpression(null, cost, new PlannedCondition(Planner.plan(checked)));
        } catch (PlanException e) {
            return DeviceExpression.broken("program instantiation failed: " + e.getMessage());
        }
    }

    private static String name(CelType type) {
        return type.parameters().isEmpty()
                ? type.name()
                : type.parameters().stream()
                        .map(DeviceCompiler::name)
                        .collect(Collectors.joining(", ", type.name() + "(", ")"));
    }
}
