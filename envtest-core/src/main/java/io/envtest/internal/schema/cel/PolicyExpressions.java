package io.envtest.internal.schema.cel;

/**
 * The expressions of one admission policy, or of the match conditions of one webhook, which see the request, its objects and the variables
 * the policy has defined before. Variables must be compiled first, in order. Compiling is not safe for use by many threads; evaluations are
 * independent of each other.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/">Validating Admission Policy</a>
 */
public interface PolicyExpressions {

    /**
     * Compiles a variable. Later expressions see it as {@code variables.NAME}, with the type it has; as dyn when it does not compile.
     *
     * @param name its name
     * @param expression what it is
     */
    PolicyExpression variable(String name, String expression);

    /** Lets later expressions name {@code variables} even while none of them could be compiled. */
    void declareVariables();

    /**
     * Compiles any other expression.
     *
     * @param expression the expression
     * @param result what it must evaluate to
     * @param withAuthorizer whether it may name {@code authorizer}; message expressions may not
     */
    PolicyExpression compile(String expression, PolicyResult result, boolean withAuthorizer);

    /**
     * Begins the evaluation for one request; values of variables are kept during it. Not safe for use by many threads.
     *
     * @param request the request
     */
    PolicyEvaluation evaluation(PolicyRequest request);
}
