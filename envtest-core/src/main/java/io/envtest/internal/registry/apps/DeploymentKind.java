package io.envtest.internal.registry.apps;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.Generations;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.ScalePaths;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.core.PodFeatures;
import io.envtest.internal.registry.core.PodSpecDefaults;
import io.envtest.internal.registry.core.PodWarnings;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.DeploymentSpec;
import io.envtest.view.apps.v1.RollingUpdateDeployment;

/**
 * Deployment: replaceable pods that are rolled over from one template to the next.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/">Deployments</a>
 */
final class DeploymentKind {

    private static final int PROGRESS_SECONDS = 600;
    private static final int HISTORY = 10;

    private DeploymentKind() {}

    static KindDeclaration declare(PodFeatures pods) {
        return KindDeclaration.of("apps", "Deployment")
                .strategy(new Main(pods))
                .status(new Status())
                .blank(Replicas::none)
                .scale(new ScalePaths("spec.replicas", "status.replicas", "spec.selector"))
                .columns(DeploymentKind::columns)
                .subresourceResetFields("status", "spec", "metadata.labels")
                .build();
    }

    private static final class Main extends KindStrategy<Deployment> {

        private final PodFeatures pods;

        Main(PodFeatures pods) {
            super(Deployment::of, Trait.JUDGES_EMPTIES, Trait.COUNTS_GENERATIONS);
            this.pods = pods;
        }

        @Override
        protected void defaults(Deployment deployment) {
            DeploymentSpec spec = deployment.spec();
            if (!spec.hasReplicas()) {
                spec.setReplicas(1);
            }
            if (spec.strategy().type().isEmpty()) {
                spec.strategy().setType("RollingUpdate");
            }
            if (spec.strategy().type().equals("RollingUpdate")) {
                rollingUpdate(spec.strategy().rollingUpdate());
            }
            if (!spec.hasRevisionHistoryLimit()) {
                spec.setRevisionHistoryLimit(HISTORY);
            }
            if (!spec.hasProgressDeadlineSeconds()) {
                spec.setProgressDeadlineSeconds(PROGRESS_SECONDS);
            }
            PodSpecDefaults.set(spec.template());
        }

        private static void rollingUpdate(RollingUpdateDeployment update) {
            if (!update.hasMaxUnavailable()) {
                update.materialize().put("maxUnavailable", "25%");
            }
            if (!update.hasMaxSurge()) {
                update.materialize().put("maxSurge", "25%");
            }
        }

        @Override
        protected void prepare(StrategyContext context, Deployment deployment) {
            pods.drop(deployment.spec().template().spec());
            super.prepare(context, deployment);
        }

        @Override
        protected void prepare(StrategyContext context, Deployment deployment, Deployment old) {
            pods.drop(deployment.spec().template().spec(), old.spec().template().spec());
            super.prepare(context, deployment, old);
            boolean annotated =
                    !deployment.metadata().annotations().equals(old.metadata().annotations());
            if (annotated && !Generations.differ(deployment.node(), old.node())) {
                deployment.metadata().setGeneration(old.metadata().generation() + 1);
            }
        }

        @Override
        protected void validate(StrategyContext context, Deployment deployment, FieldErrors errors) {
            metadata(context, deployment, errors);
            DeploymentRules.spec(errors, deployment.spec(), pods.allowed());
        }

        @Override
        protected void validate(StrategyContext context, Deployment deployment, Deployment old, FieldErrors errors) {
            metadata(deployment, old, errors);
            DeploymentRules.spec(
                    errors,
                    deployment.spec(),
                    pods.allowed(old.spec().template().spec()));
            DeploymentRules.updated(errors, deployment.spec(), old.spec());
        }

        @Override
        protected void warn(StrategyContext context, Deployment deployment) {
            PodWarnings.ofName(deployment.metadata().name()).forEach(context::warn);
            PodWarnings.ofTemplate(deployment.spec().template()).forEach(context::warn);
        }

        @Override
        protected void warn(StrategyContext context, Deployment deployment, Deployment old) {
            if (deployment.metadata().generation() != old.metadata().generation()) {
                PodWarnings.ofTemplate(deployment.spec().template()).forEach(context::warn);
            }
        }
    }

    private static final class Status extends StatusStrategy<Deployment> {

        Status() {
            super(Deployment::of);
        }

        @Override
        protected void prepare(StrategyContext context, Deployment deployment, Deployment old) {
            super.prepare(context, deployment, old);
            deployment.metadata().setLabels(old.metadata().labels());
        }

        @Override
        protected void validate(StrategyContext context, Deployment deployment, Deployment old, FieldErrors errors) {
            metadata(deployment, old, errors);
            DeploymentRules.status(errors, deployment.status(), old.status());
        }
    }

    private static Columns<Deployment> columns() {
        return Columns.of("io.k8s.api.apps.v1", Deployment::of)
                .name()
                .text(
                        "Ready",
                        "Number of the pod with ready state",
                        d -> d.status().readyReplicas() + "/" + d.spec().replicas())
                .text(
                        "Up-to-date",
                        doc("DeploymentStatus", "updatedReplicas"),
                        d -> d.status().updatedReplicas())
                .text(
                        "Available",
                        doc("DeploymentStatus", "availableReplicas"),
                        d -> d.status().availableReplicas())
                .age()
                .wide()
                .containers(d -> d.spec().template().spec().containers())
                .text(
                        "Selector",
                        doc("DeploymentSpec", "selector"),
                        d -> Cells.selector(d.spec().selector()));
    }
}
