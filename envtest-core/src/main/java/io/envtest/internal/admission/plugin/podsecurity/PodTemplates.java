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
import java.util.Map;
import java.util.function.Function;

/** Where the kinds that make pods have their template. */
final class PodTemplates {

    /** By resource and group. */
    static final Map<String, Function<ObjectNode, PodTemplateSpec>> BY_RESOURCE = Map.of(
            "podtemplates", object -> PodTemplate.of(object).template(),
            "replicationcontrollers",
                    object -> ReplicationController.of(object).spec().template(),
            "daemonsets.apps", object -> DaemonSet.of(object).spec().template(),
            "deployments.apps", object -> Deployment.of(object).spec().template(),
            "replicasets.apps", object -> ReplicaSet.of(object).spec().template(),
            "statefulsets.apps", object -> StatefulSet.of(object).spec().template(),
            "jobs.batch", object -> Job.of(object).spec().template(),
            "cronjobs.batch",
                    object -> CronJob.of(object).spec().jobTemplate().spec().template());

    private PodTemplates() {}
}
