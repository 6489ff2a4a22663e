package io.envtest.internal.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.spi.component.ApiAccess;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.DeploymentCondition;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Built-in objects that are not yet, or not any more, as they should be. */
final class UnreadyObjects {

    private final ApiAccess api;
    private final List<String> lines = new ArrayList<>();

    private UnreadyObjects(ApiAccess api) {
        this.api = api;
    }

    static List<String> lines(ApiAccess api) {
        UnreadyObjects unready = new UnreadyObjects(api);
        unready.each("apps", "deployments", object -> deployment(Deployment.of(object)));
        unready.each("apps", "statefulsets", object -> statefulSet(StatefulSet.of(object)));
        unready.each("apps", "daemonsets", object -> daemonSet(DaemonSet.of(object)));
        unready.each("batch", "jobs", object -> job(Job.of(object)));
        unready.each("", "pods", object -> UnreadyPods.line(Pod.of(object)));
        unready.each("", "persistentvolumeclaims", object -> claim(PersistentVolumeClaim.of(object)));
        unready.each("", "nodes", object -> node(Node.of(object)));
        return unready.lines;
    }

    private void each(String group, String plural, Function<ObjectNode, Optional<String>> line) {
        api.list(new GroupVersionResource(group, "v1", plural), "", "", "")
                .forEach(object -> line.apply(object).ifPresent(lines::add));
    }

    private static Optional<String> deployment(Deployment deployment) {
        String why = deployment.status().conditions().stream()
                .filter(UnreadyObjects::bad)
                .findFirst()
                .map(c -> ", " + c.type() + ": " + c.message())
                .orElse("");
        return fewer(
                Names.of("deployment", deployment.metadata()),
                deployment.status().availableReplicas(),
                deployment.spec().replicas(),
                "available" + why);
    }

    private static boolean bad(DeploymentCondition condition) {
        return condition.type().equals("ReplicaFailure")
                ? condition.status().equals("True")
                : condition.type().equals("Progressing") && condition.status().equals("False");
    }

    private static Optional<String> statefulSet(StatefulSet set) {
        return fewer(
                Names.of("statefulset", set.metadata()),
                set.status().readyReplicas(),
                set.spec().replicas(),
                "ready");
    }

    private static Optional<String> daemonSet(DaemonSet set) {
        return fewer(
                Names.of("daemonset", set.metadata()),
                set.status().numberReady(),
                set.status().desiredNumberScheduled(),
                "ready");
    }

    private static Optional<String> fewer(String name, int there, int wanted, String how) {
        return there < wanted
                ? Optional.of(name + ": " + there + " of " + wanted + " replicas " + how)
                : Optional.empty();
    }

    private static Optional<String> job(Job job) {
        return job.status().conditions().stream()
                .filter(c -> c.type().equals("Failed") && c.status().equals("True"))
                .findFirst()
                .map(c -> Names.of("job", job.metadata()) + ": " + c.reason() + ": " + c.message());
    }

    private static Optional<String> claim(PersistentVolumeClaim claim) {
        String phase = claim.status().phase();
        return phase.equals("Bound")
                ? Optional.empty()
                : Optional.of(Names.of("persistentvolumeclaim", claim.metadata()) + ": " + phase);
    }

    private static Optional<String> node(Node node) {
        boolean ready = node.status().conditions().stream()
                .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True"));
        return ready ? Optional.empty() : Optional.of(Names.of("node", node.metadata()) + ": not Ready");
    }
}
