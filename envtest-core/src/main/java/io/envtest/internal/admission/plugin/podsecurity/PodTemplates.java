package io.envtest.internal.admission.plugin.podsecurity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.batch.v1.CronJob;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.core.v1.PodTemplate;
import io.envtest.view.core.v1.PodTemplateSpec;
import io.envtest.view.core.v1.ReplicationController;
import org.jspecify.annotations.Nullable;

/** Where the kinds that make pods have their template. */
final class PodTemplates {

    private PodTemplates() {}

    /**
     * The template in an object; null if such objects have none.
     *
     * @param resource resource and group, for example {@code deployments.apps}
     */
    static @Nullable PodTemplateSpec of(String resource, ObjectNode object) {
        return switch (resource) {
            case "podtemplates" -> PodTemplate.of(object).template();
            case "replicationcontrollers" ->
                ReplicationController.of(object).spec().template();
            case "daemonsets.apps" -> DaemonSet.of(object).spec().template();
            case "deployments.apps" -> Deployment.of(object).spec().template();
            case "replicasets.apps" -> ReplicaSet.of(object).spec().template();
            case "statefulsets.apps" -> StatefulSet.of(object).spec().template();
            case "jobs.batch" -> Job.of(object).spec().template();
            case "cronjobs.batch" ->
                CronJob.of(object).spec().jobTemplate().spec().template();
            default -> null;
        };
    }
}
