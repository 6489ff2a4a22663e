package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerRestartRule;
import java.util.List;

/**
 * Rules of when a single container is restarted.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules">Restart rules</a>
 */
final class RestartRules {

    private static final List<String> POLICIES = List.of("Always", "Never", "OnFailure");
    private static final List<String> ACTIONS = List.of("Restart", "RestartAllContainers");
    private static final List<String> OPERATORS = List.of("In", "NotIn");
    private static final int MOST_RULES = 20;
    private static final int MOST_CODES = 255;

    private RestartRules() {}

    /**
     * The policy and the rules of one container.
     *
     * @param starting whether it is an init container, of which rules without a policy are not looked at
     */
    static void check(FieldErrors errors, Container container, boolean starting) {
        boolean said = container.hasRestartPolicy();
        if (said) {
            Rules.oneOf(errors, container.path("restartPolicy"), container.restartPolicy(), POLICIES);
        }
        List<ContainerRestartRule> rules = container.restartPolicyRules();
        if (!rules.isEmpty() && !said) {
            errors.required(container.path("restartPolicy"), "must specify restartPolicy when restart rules are used");
        }
        if (said || !starting) {
            Rules.maxItems(errors, container.path("restartPolicyRules"), rules, MOST_RULES);
            rules.forEach(rule -> rule(errors, rule));
        }
    }

    private static void rule(FieldErrors errors, ContainerRestartRule rule) {
        Rules.oneOf(errors, rule.path("action"), rule.action(), ACTIONS);
        if (!rule.exitCodes().present()) {
            errors.required(rule.path("exitCodes"), "must be specified");
            return;
        }
        Rules.oneOf(errors, rule.exitCodes().path("operator"), rule.exitCodes().operator(), OPERATORS);
        Rules.maxItems(errors, rule.exitCodes().path("values"), rule.exitCodes().values(), MOST_CODES);
    }
}
