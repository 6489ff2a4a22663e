package io.envtest.internal.endpoint.eviction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.endpoint.options.DeleteParameters;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.LabelSelectors;
import io.envtest.internal.meta.Times;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.DeleteOptions;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import io.envtest.view.policy.v1.Eviction;
import io.envtest.view.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Set;

/**
 * The eviction of a pod: its deletion, unless its disruption budget forbids that.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/">API-initiated eviction</a>
 */
public final class PodEviction implements PostedResource {

    private static final GroupVersionResource BUDGETS =
            new GroupVersionResource("policy", "v1", "poddisruptionbudgets");
    private static final Set<String> UNGUARDED = Set.of("Succeeded", "Failed", "Pending");

    private final ResourceStore store;
    private final ObjectReader objects;
    private final DisruptionBudgets budgets;
    private final ClusterClock clock;

    /**
     * Evicts pods of a store.
     *
     * @param objects where pods and budgets are looked up
     */
    public PodEviction(ResourceStore store, ObjectReader objects, DisruptionBudgets budgets, ClusterClock clock) {
        this.store = store;
        this.objects = objects;
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public GroupVersionResource resource() {
        return Resources.PODS;
    }

    @Override
    public String subresource() {
        return "eviction";
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        return answer(target, posted, WriteOptions.PLAIN, admission);
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, WriteOptions options, AdmissionCallback admission) {
        Eviction eviction = Eviction.of(posted);
        if (!eviction.metadata().name().equals(target.name())) {
            throw ApiErrors.badRequest("name in URL does not match name in Eviction object");
        }
        DeleteOptions deletion = deletion(eviction, options.dryRun());
        if (options.dryRun() && eviction.deleteOptions().present()) {
            eviction.deleteOptions().setDryRun(List.of("All"));
        }
        admission.validate(posted, null);
        Target main = new Target(target.context(), target.definition(), target.namespace(), target.name(), "");
        Pod pod = Pod.of(store.get(main, "").tree());
        if (isGuarded(pod)) {
            guard(target, pod, deletion.dryRun());
        }
        evict(main, deletion);
        ObjectNode status = posted.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        return status.put("status", "Success").put("code", 201);
    }

    private static DeleteOptions deletion(Eviction eviction, boolean dryRun) {
        DeleteOptions said = DeleteParameters.read(eviction.deleteOptions().node());
        if (dryRun
                && eviction.deleteOptions().present()
                && !said.dryRun()
                && eviction.deleteOptions().has("dryRun")) {
            throw ApiErrors.badRequest("Non-matching dry-run options in request and content: [All] and []");
        }
        return new DeleteOptions(
                dryRun || said.dryRun(),
                said.gracePeriodSeconds(),
                said.preconditions(),
                said.propagationPolicy(),
                said.orphanDependents());
    }

    /** A pod that does not run, or goes anyway, disrupts nothing. */
    private static boolean isGuarded(Pod pod) {
        return !UNGUARDED.contains(pod.status().phase()) && !pod.metadata().hasDeletionTimestamp();
    }

    private void guard(Target target, Pod pod, boolean dryRun) {
        List<PodDisruptionBudget> found = pod.metadata().labels().isEmpty() ? List.of() : budgetsOf(pod);
        if (found.size() > 1) {
            throw ApiErrors.unknown("This pod has more than one PodDisruptionBudget, which the eviction subresource"
                    + " does not support.");
        }
        for (PodDisruptionBudget budget : found) {
            if (isReady(pod) || !budgets.allowsUnhealthy(budget)) {
                budgets.take(target.context(), budget, pod.metadata().name(), dryRun);
            }
        }
    }

    private List<PodDisruptionBudget> budgetsOf(Pod pod) {
        return objects.list(BUDGETS, pod.metadata().namespace()).stream()
                .map(PodDisruptionBudget::of)
                .filter(budget -> budget.spec().selector().present())
                .filter(budget -> LabelSelectors.matches(
                        budget.spec().selector(), pod.metadata().labels()))
                .toList();
    }

    private static boolean isReady(Pod pod) {
        return pod.status().conditions().stream()
                .anyMatch(condition ->
                        condition.type().equals("Ready") && condition.status().equals("True"));
    }

    private void evict(Target main, DeleteOptions deletion) {
        boolean sameVersion = deletion.preconditions().resourceVersion().isEmpty();
        if (!deletion.dryRun() && sameVersion && deletion.preconditions().uid().isEmpty()) {
            Target status = new Target(main.context(), main.definition(), main.namespace(), main.name(), "status");
            store.update(
                    status,
                    new ObjectUpdate(current -> target(Pod.of(current.deepCopy())), false, true, null, ""),
                    WriteOptions.PLAIN,
                    AdmissionCallback.NONE);
        }
        store.delete(main, deletion, AdmissionCallback.NONE);
    }

    /** Says in the pod why it goes. */
    private ObjectNode target(Pod pod) {
        boolean said = pod.status().conditions().stream()
                .anyMatch(c -> c.type().equals("DisruptionTarget") && c.status().equals("True"));
        if (!said) {
            PodCondition condition = pod.status().addConditions();
            condition.setType("DisruptionTarget").setStatus("True");
            condition.node().putNull("lastProbeTime");
            condition
                    .setLastTransitionTime(Times.seconds(clock.now()))
                    .setReason("EvictionByEvictionAPI")
                    .setMessage("Eviction API: evicting");
        }
        return pod.node();
    }
}
