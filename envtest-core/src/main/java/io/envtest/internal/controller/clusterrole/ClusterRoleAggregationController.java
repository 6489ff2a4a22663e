package io.envtest.internal.controller.clusterrole;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.rbac.v1.ClusterRole;
import io.envtest.view.rbac.v1.PolicyRule;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Gives aggregated ClusterRoles the rules of the roles they select.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles">Aggregated ClusterRoles</a>
 */
public final class ClusterRoleAggregationController extends Controller {

    private static final String NAME = "clusterrole-aggregation-controller";

    /** Makes the controller. */
    public ClusterRoleAggregationController() {
        super(NAME, NAME);
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<ClusterRole> roles = setup.lister(Resources.CLUSTER_ROLES);
        ReconcileLoop<String> loop = setup.loop(name -> {
            roles.get("", name)
                    .filter(ClusterRoleAggregationController::isAggregated)
                    .ifPresent(role -> reconcile(setup, roles, role));
            return Result.DONE;
        });
        setup.watch(
                Resources.CLUSTER_ROLES,
                changed -> roles.list().stream()
                        .filter(ClusterRoleAggregationController::isAggregated)
                        .forEach(role -> loop.add(role.metadata().name())));
    }

    private static boolean isAggregated(ClusterRole role) {
        return role.hasAggregationRule();
    }

    private static void reconcile(ControllerSetup setup, Lister<ClusterRole> roles, ClusterRole role) {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        rules(roles, role).forEach(rules::add);
        if (Semantic.equal(rules, role.get("rules"))) {
            return;
        }
        ClusterRole applied = Client.empty(Resources.CLUSTER_ROLES, "");
        applied.metadata().setName(role.metadata().name());
        applied.node().set("rules", rules);
        setup.client().apply(Resources.CLUSTER_ROLES, applied, NAME);
    }

    /** The rules of all selected roles in the order of their names, each once. */
    private static Set<ObjectNode> rules(Lister<ClusterRole> roles, ClusterRole role) {
        Set<ObjectNode> rules = new LinkedHashSet<>();
        for (LabelSelector labels : role.aggregationRule().clusterRoleSelectors()) {
            Selector selector = Selector.of(labels);
            for (ClusterRole other : roles.list()) {
                boolean self = other.metadata().name().equals(role.metadata().name());
                if (!self && selector.matches(other.metadata().labels())) {
                    other.rules().stream().map(PolicyRule::node).forEach(rules::add);
                }
            }
        }
        return rules;
    }
}
