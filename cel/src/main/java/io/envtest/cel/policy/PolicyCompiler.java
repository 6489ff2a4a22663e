package io.envtest.cel.policy;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.check.Checker;
import io.envtest.cel.check.Environment;
import io.envtest.cel.check.TypeProvider;
import io.envtest.cel.cost.CostEstimator;
import io.envtest.cel.eval.PlanException;
import io.envtest.cel.eval.Planner;
import io.envtest.cel.library.AuthorizerValues;
import io.envtest.cel.schema.SchemaTypeProvider;
import io.envtest.cel.schema.SchemaTypes;
import io.envtest.cel.syntax.ExpressionParser;
import io.envtest.cel.syntax.Issues;
import io.envtest.cel.syntax.ParsedExpr;
import io.envtest.cel.syntax.Source;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.SchemaType;
import io.envtest.internal.schema.cel.CelSchema;
import io.envtest.internal.schema.cel.PolicyEvaluation;
import io.envtest.internal.schema.cel.PolicyExpression;
import io.envtest.internal.schema.cel.PolicyExpressions;
import io.envtest.internal.schema.cel.PolicyRequest;
import io.envtest.internal.schema.cel.PolicyResult;
import io.envtest.internal.schema.cel.PolicyScope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The expressions of one policy. */
public final class PolicyCompiler implements PolicyExpressions {

    static final String OBJECT = "object";
    static final String OLD_OBJECT = "oldObject";
    static final String REQUEST = "request";
    static final String PARAMS = "params";
    static final String NAMESPACE_OBJECT = "namespaceObject";
    static final String VARIABLES = "variables";
    static final String AUTHORIZER = "authorizer";
    static final String REQUEST_RESOURCE = "authorizer.requestResource";

    private final ExpressionParser parser = new ExpressionParser();
    private final Environment common;
    private final Environment patches;
    private final Map<String, CelType> names;
    private final TypeProvider types;
    private final TypeProvider patchTypes;
    private final Map<String, CelType> variableTypes = new HashMap<>();
    private final Map<String, CompiledPolicyExpression> variables = new LinkedHashMap<>();
    private boolean variablesDeclared;

    /**
     * @param common what all expressions may name
     * @param patches what expressions of patches may name
     * @param scope what these may name beside that
     */
    public PolicyCompiler(Environment common, Environment patches, PolicyScope scope) {
        this.common = common;
        this.patches = patches;
        SchemaType object = type(scope.objectSchema(), "objectType");
        SchemaType params = type(scope.paramsSchema(), "paramsType");
        this.names = names(scope, object, params);
        List<SchemaType> roots = List.of(RequestTypes.REQUEST, RequestTypes.NAMESPACE, object, params);
        TypeProvider schemaTypes = new SchemaTypeProvider(common.types(), roots);
        this.types = new VariableTypes(schemaTypes, variableTypes);
        this.patchTypes =
                new VariableTypes(scope.patchTypes() ? new PatchTypes(schemaTypes) : schemaTypes, variableTypes);
    }

    private static SchemaType type(@Nullable CelSchema schema, String name) {
        return schema == null ? SchemaType.ANY : SchemaTypes.of(schema, true, name);
    }

    private static Map<String, CelType> names(PolicyScope scope, SchemaType object, SchemaType params) {
        Map<String, CelType> names = new HashMap<>();
        names.put(OBJECT, celType(object));
        names.put(OLD_OBJECT, celType(object));
        names.put(REQUEST, celType(RequestTypes.REQUEST));
        names.put(NAMESPACE_OBJECT, celType(RequestTypes.NAMESPACE));
        if (scope.params()) {
            names.put(PARAMS, celType(params));
        }
        return names;
    }

    private static CelType celType(SchemaType type) {
        CelType celType = type.celType();
        return celType == null ? CelType.DYN : celType;
    }

    @Override
    public PolicyExpression variable(String name, String expression) {
        CompiledPolicyExpression compiled =
                compile(expression, PolicyResult.ANY, environment(PolicyResult.ANY, true, true));
        variableTypes.put(name, compiled.type());
        variables.put(name, compiled);
        return compiled;
    }

    @Override
    public void declareVariables() {
        variablesDeclared = true;
    }

    @Override
    public PolicyExpression compile(String expression, PolicyResult result, boolean withAuthorizer) {
        return compile(
                expression, result, environment(result, withAuthorizer, variablesDeclared || !variables.isEmpty()));
    }

    private Environment environment(PolicyResult result, boolean withAuthorizer, boolean withVariables) {
        Map<String, CelType> all = new HashMap<>(names);
        if (withAuthorizer) {
            all.put(AUTHORIZER, AuthorizerValues.AUTHORIZER);
            all.put(REQUEST_RESOURCE, AuthorizerValues.RESOURCE_CHECK);
        }
        if (withVariables) {
            all.put(VARIABLES, VariableTypes.VARIABLES);
        }
        boolean patch = result == PolicyResult.OBJECT || result == PolicyResult.JSON_PATCH;
        return patch ? patches.with(all, patchTypes) : common.with(all, types);
    }

    private CompiledPolicyExpression compile(String expression, PolicyResult wanted, Environment environment) {
        Source source = new Source(expression);
        Issues issues = new Issues(source);
        ParsedExpr parsed = parser.parse(source, issues);
        CheckedExpr checked = parsed == null ? null : Checker.check(parsed, environment, issues);
        if (checked == null) {
            return CompiledPolicyExpression.broken("compilation failed: " + issues.describe());
        }
        String mismatch = ResultTypes.mismatch(checked.resultType(), wanted);
        if (mismatch != null) {
            return CompiledPolicyExpression.broken(mismatch);
        }
        try {
            long cost = CostEstimator.estimate(checked, path -> null).max();
            return new CompiledPolicyExpression(null, Planner.plan(checked), checked.resultType(), cost);
        } catch (PlanException impossible) {
            return CompiledPolicyExpression.broken("program instantiation failed: " + impossible.getMessage());
        }
    }

    @Override
    public PolicyEvaluation evaluation(PolicyRequest request) {
        return new PolicyRun(request, Map.copyOf(variables));
    }
}
