package io.envtest.internal.endpoint.eviction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.Status;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.Times;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.internal.request.RequestContext;
import io.envtest.time.ClusterClock;
import io.envtest.view.meta.v1.Condition;
import io.envtest.view.policy.v1.PodDisruptionBudget;
import io.envtest.view.policy.v1.PodDisruptionBudgetStatus;
import java.util.List;
import java.util.Optional;

/**
 * What disruption budgets have left. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/">Disruption budgets</a>
 */
public final class DisruptionBudgets {

    private static final String REFUSED = "Cannot evict pod as it would violate the pod's disruption budget.";
    private static final int RETRY_SECONDS = 10;
    private static final int MOST_UNCONFIRMED = 2000;
    private static final String ALLOWED = "DisruptionAllowed";
    private static final GroupVersionResource NAMED = new GroupVersionResource("policy", "v1", "poddisruptionbudget");

    private final ResourceStore store;
    private final ResourceRegistry registry;
    private final ClusterClock clock;

    /** Budgets of a store, under the definition that the registry knows. */
    public DisruptionBudgets(ResourceStore store, ResourceRegistry registry, ClusterClock clock) {
        this.store = store;
        this.registry = registry;
        this.clock = clock;
    }

    /** Whether a pod that is not ready may go without asking how many may. */
    boolean allowsUnhealthy(PodDisruptionBudget budget) {
        PodDisruptionBudgetStatus status = budget.status();
        return budget.spec().unhealthyPodEvictionPolicy().equals("AlwaysAllow")
                || status.currentHealthy() >= status.desiredHealthy() && status.desiredHealthy() > 0;
    }

    /**
     * Takes one disruption from the budget.
     *
     * @throws ApiException 429 if none is left, or the budget has changed and nobody has counted since
     */
    void take(RequestContext context, PodDisruptionBudget budget, String pod, boolean dryRun) {
        ResourceDefinition definition = registry.find("policy", "v1", "poddisruptionbudgets")
                .orElseThrow(() -> new IllegalStateException("disruption budgets are not served"));
        Target target = new Target(
                context,
                definition,
                budget.metadata().namespace(),
                budget.metadata().name(),
                "status");
        store.update(
                target,
                ObjectUpdate.patch(current -> taken(PodDisruptionBudget.of(current.deepCopy()), pod, dryRun)),
                new WriteOptions(dryRun, "kube-apiserver"),
                AdmissionCallback.NONE);
    }

    private ObjectNode taken(PodDisruptionBudget budget, String pod, boolean dryRun) {
        check(budget);
        PodDisruptionBudgetStatus status = budget.status();
        if (dryRun) {
            return budget.node();
        }
        status.setDisruptionsAllowed(status.disruptionsAllowed() - 1);
        String now = Times.seconds(clock.now());
        if (status.disruptionsAllowed() == 0) {
            condition(budget, now);
        }
        status.materialize().withObject("/disruptedPods").put(pod, now);
        return budget.node();
    }

    private static void check(PodDisruptionBudget budget) {
        PodDisruptionBudgetStatus status = budget.status();
        String name = budget.metadata().name();
        if (status.observedGeneration() < budget.metadata().generation()) {
            throw refused("The disruption budget " + name + " is still being processed by the server.", RETRY_SECONDS);
        }
        if (status.disruptionsAllowed() < 0) {
            throw ApiErrors.forbidden(NAMED, name, "pdb disruptions allowed is negative");
        }
        if (status.disruptedPods().size() > MOST_UNCONFIRMED) {
            throw ApiErrors.forbidden(
                    NAMED, name, "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
        }
        if (status.disruptionsAllowed() == 0) {
            throw refused("The disruption budget " + name + " " + why(status), 0);
        }
    }

    private static String why(PodDisruptionBudgetStatus status) {
        Optional<Condition> failed = status.conditions().stream()
                .filter(condition -> condition.type().equals(ALLOWED))
                .filter(condition -> condition.status().equals("False"))
                .filter(condition -> condition.reason().equals("SyncFailed"))
                .findFirst();
        if (failed.isPresent()) {
            return "does not allow evicting pods currently because it failed sync: "
                    + failed.get().message();
        }
        return status.currentHealthy() <= status.desiredHealthy()
                ? "needs " + status.desiredHealthy() + " healthy pods and has " + status.currentHealthy() + " currently"
                : "does not allow evicting pods currently";
    }

    private static ApiException refused(String why, int retrySeconds) {
        List<Status.Cause> causes = List.of(new Status.Cause("DisruptionBudget", why, ""));
        return new ApiException(
                new Status(429, "TooManyRequests", REFUSED, new Status.Details("", "", "", "", causes, retrySeconds)));
    }

    /** No more disruptions are allowed. */
    private static void condition(PodDisruptionBudget budget, String now) {
        PodDisruptionBudgetStatus status = budget.status();
        Condition condition = status.conditions().stream()
                .filter(each -> each.type().equals(ALLOWED))
                .findFirst()
                .orElseGet(() -> status.addConditions().setType(ALLOWED));
        if (!condition.status().equals("False")) {
            condition.setStatus("False").setLastTransitionTime(now);
        }
        condition.setReason("InsufficientPods").setMessage("");
        condition.setObservedGeneration(status.observedGeneration());
    }
}
