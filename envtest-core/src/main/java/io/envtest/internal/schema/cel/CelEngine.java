package io.envtest.internal.schema.cel;

import java.util.List;

/**
 * Compiles the expressions of Kubernetes. An engine keeps what it has compiled, so that the same rule over the same schema
 * costs its compilation once; one engine serves one cluster. Safe for use by many threads.
 *
 * <p>Implementations are found with {@link java.util.ServiceLoader} and need a public constructor without parameters; see
 * {@link CelEngineLoader}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/">Common Expression Language in Kubernetes</a>
 */
public interface CelEngine {

    /**
     * What the server spends at most on one evaluation of one expression, in units of CEL cost. The estimate of a rule,
     * multiplied with how often it can run, is held against ten times this number when a definition is validated.
     */
    long PER_CALL_LIMIT = 1_000_000;

    /** What the server spends at most on all rules of one object, in units of CEL cost. */
    long RUNTIME_COST_BUDGET = 10_000_000;

    /**
     * Compiles the rules ({@code x-kubernetes-validations}) that stand at one place of a schema.
     *
     * @param schema the schema at that place; it types {@code self} and {@code oldSelf}
     * @param resourceRoot whether that place is the root of a resource (of the custom resource itself or of an embedded one),
     *     where {@code apiVersion}, {@code kind}, {@code metadata.name} and {@code metadata.generateName} are always known
     * @param rules the rules in order
     * @return one compiled rule for each, in the same order; a rule that does not compile is returned with its error
     */
    List<CompiledRule> compileRules(CelSchema schema, boolean resourceRoot, List<CelRule> rules);

    /**
     * Begins to compile the expressions of one admission policy or of the match conditions of one webhook.
     *
     * @param scope what the expressions may name
     */
    PolicyExpressions policy(PolicyScope scope);

    /**
     * Compiles an expression that selects devices, which sees the {@code device} with its driver, attributes and capacity.
     *
     * @param expression the expression
     * @return the expression, or with {@link DeviceExpression#error} what is wrong with it
     * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/">Dynamic resource allocation</a>
     */
    DeviceExpression device(String expression);
}
