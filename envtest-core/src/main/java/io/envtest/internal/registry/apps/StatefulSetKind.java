package io.envtest.internal.registry.apps;

import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.CheckedStatus;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.ScalePaths;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.core.PodFeatures;
import io.envtest.internal.registry.core.PodSpecDefaults;
import io.envtest.internal.registry.core.PodWarnings;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.envtest.view.apps.v1.StatefulSetSpec;
import io.envtest.view.apps.v1.StatefulSetUpdateStrategy;
import io.envtest.view.core.v1.PersistentVolumeClaim;

/**
 * StatefulSet: pods with names and storage of their own, in order.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/">StatefulSets</a>
 */
final class StatefulSetKind {

    private static final int HISTORY = 10;

    private StatefulSetKind() {}

    static KindDeclaration declare(PodFeatures pods, FeatureGates features) {
        return KindDeclaration.of("apps", "StatefulSet")
                .strategy(new Main(pods, features.enabled(Feature.MAX_UNAVAILABLE_STATEFUL_SET)))
                .status(CheckedStatus.of(
                        StatefulSet::of,
                        (errors, set, old) -> StatefulSetRules.status(errors, set.status(), old.status())))
                .blank(Replicas::none)
                .scale(new ScalePaths("spec.replicas", "status.replicas", "spec.selector"))
                .columns(StatefulSetKind::columns)
                .build();
    }

    private static final class Main extends KindStrategy<StatefulSet> {

        private final PodFeatures pods;

        private final boolean replacesSeveral;

        Main(PodFeatures pods, boolean replacesSeveral) {
            super(StatefulSet::of, Trait.JUDGES_EMPTIES, Trait.COUNTS_GENERATIONS);
            this.pods = pods;
            this.replacesSeveral = replacesSeveral;
        }

        @Override
        public NameRule nameRule() {
            return NameRules.DNS_LABEL;
        }

        @Override
        protected void defaults(StatefulSet set) {
            StatefulSetSpec spec = set.spec();
            if (spec.podManagementPolicy().isEmpty()) {
                spec.setPodManagementPolicy("OrderedReady");
            }
            updateStrategy(spec.updateStrategy());
            if (replacesSeveral
                    && spec.updateStrategy().rollingUpdate().present()
                    && !spec.updateStrategy().rollingUpdate().hasMaxUnavailable()
                    && spec.updateStrategy().type().equals("RollingUpdate")) {
                spec.updateStrategy().rollingUpdate().materialize().put("maxUnavailable", 1);
            }
            retention(spec.persistentVolumeClaimRetentionPolicy());
            if (!spec.hasReplicas()) {
                spec.setReplicas(1);
            }
            if (!spec.hasRevisionHistoryLimit()) {
                spec.setRevisionHistoryLimit(HISTORY);
            }
            PodSpecDefaults.set(spec.template());
            spec.volumeClaimTemplates().forEach(Main::claim);
        }

        private static void updateStrategy(StatefulSetUpdateStrategy strategy) {
            if (strategy.type().isEmpty()) {
                strategy.setType("RollingUpdate");
                if (!strategy.rollingUpdate().present()) {
                    strategy.rollingUpdate().setPartition(0);
                }
            }
            if (strategy.type().equals("RollingUpdate")
                    && strategy.rollingUpdate().present()
                    && !strategy.rollingUpdate().hasPartition()) {
                strategy.rollingUpdate().setPartition(0);
            }
        }

        private static void retention(StatefulSetPersistentVolumeClaimRetentionPolicy policy) {
            if (policy.whenDeleted().isEmpty()) {
                policy.setWhenDeleted("Retain");
            }
            if (policy.whenScaled().isEmpty()) {
                policy.setWhenScaled("Retain");
            }
        }

        private static void claim(PersistentVolumeClaim claim) {
            claim.node().put("apiVersion", "v1").put("kind", "PersistentVolumeClaim");
            if (!claim.spec().hasVolumeMode()) {
                claim.spec().setVolumeMode("Filesystem");
            }
            if (claim.status().phase().isEmpty()) {
                claim.status().setPhase("Pending");
            }
        }

        @Override
        protected void prepare(StrategyContext context, StatefulSet set) {
            pods.drop(set.spec().template().spec());
            super.prepare(context, set);
            set.status().setReplicas(0).setAvailableReplicas(0);
            if (!replacesSeveral) {
                set.spec().updateStrategy().rollingUpdate().removeMaxUnavailable();
            }
        }

        @Override
        protected void prepare(StrategyContext context, StatefulSet set, StatefulSet old) {
            pods.drop(set.spec().template().spec(), old.spec().template().spec());
            super.prepare(context, set, old);
            if (!replacesSeveral && !old.spec().updateStrategy().rollingUpdate().hasMaxUnavailable()) {
                set.spec().updateStrategy().rollingUpdate().removeMaxUnavailable();
            }
        }

        @Override
        protected void validate(StrategyContext context, StatefulSet set, FieldErrors errors) {
            metadata(context, set, errors);
            StatefulSetRules.spec(errors, set, true, pods.allowed());
        }

        @Override
        protected void validate(StrategyContext context, StatefulSet set, StatefulSet old, FieldErrors errors) {
            metadata(set, old, errors);
            StatefulSetRules.spec(
                    errors, set, false, pods.allowed(old.spec().template().spec()));
            StatefulSetRules.updated(errors, set.spec(), old.spec());
        }

        @Override
        protected void warn(StrategyContext context, StatefulSet set) {
            warnings(context, set);
        }

        @Override
        protected void warn(StrategyContext context, StatefulSet set, StatefulSet old) {
            if (set.metadata().generation() != old.metadata().generation()) {
                warnings(context, set);
            }
        }

        private static void warnings(StrategyContext context, StatefulSet set) {
            PodWarnings.ofTemplate(set.spec().template()).forEach(context::warn);
            set.spec()
                    .volumeClaimTemplates()
                    .forEach(claim ->
                            PodWarnings.ofClaim(claim.path(), claim.spec()).forEach(context::warn));
            if (set.spec().revisionHistoryLimit() < 0) {
                context.warn(set.spec().path("revisionHistoryLimit")
                        + ": a negative value retains all historical revisions; a value >= 0 is recommended");
            }
        }
    }

    private static Columns<StatefulSet> columns() {
        return Columns.of("io.k8s.api.apps.v1", StatefulSet::of)
                .name()
                .text(
                        "Ready",
                        "Number of the pod with ready state",
                        s -> s.status().readyReplicas() + "/" + s.spec().replicas())
                .age()
                .wide()
                .containers(s -> s.spec().template().spec().containers());
    }
}
