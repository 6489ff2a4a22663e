package io.envtest.internal.registry.apps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.PersistentVolumeClaimRules;
import io.envtest.internal.registry.core.PodAllowances;
import io.envtest.internal.registry.core.PodTemplateRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.IntOrStringRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.StatusCounts;
import io.envtest.view.FieldPath;
import io.envtest.view.apps.v1.RollingUpdateStatefulSetStrategy;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.envtest.view.apps.v1.StatefulSetSpec;
import io.envtest.view.apps.v1.StatefulSetStatus;
import io.envtest.view.apps.v1.StatefulSetUpdateStrategy;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.PodTemplateSpec;
import io.envtest.view.core.v1.Volume;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of a StatefulSet. */
final class StatefulSetRules {

    private static final List<String> RETENTION = List.of("Retain", "Delete");
    private static final Set<String> CHANGEABLE = Set.of(
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds");

    private StatefulSetRules() {}

    /** Names of services and claims are looked at only when a set is created. */
    static void spec(FieldErrors errors, StatefulSet set, boolean created, PodAllowances allowed) {
        StatefulSetSpec spec = set.spec();
        managementPolicy(errors, spec);
        strategy(errors, spec.updateStrategy());
        retention(errors, spec.persistentVolumeClaimRetentionPolicy());
        if (created) {
            spec.volumeClaimTemplates().forEach(claim -> PersistentVolumeClaimRules.spec(errors, claim.spec()));
        }
        Rules.nonNegative(errors, spec.path("replicas"), spec.replicas());
        Rules.nonNegative(errors, spec.path("minReadySeconds"), spec.minReadySeconds());
        if (spec.ordinals().present()) {
            Rules.nonNegative(
                    errors, spec.ordinals().path("start"), spec.ordinals().start());
        }
        if (created) {
            Rules.optionalFormat(errors, spec.path("serviceName"), spec.serviceName(), Formats.DNS_LABEL);
        }
        PodTemplateRules.selector(errors, spec.selector(), "statefulset", "");
        PodTemplateSpec template = withClaims(set);
        if (!PodTemplateRules.isSenseless(spec.selector())) {
            PodTemplateRules.selected(errors, template, spec.selector());
            PodTemplateRules.template(errors, template, allowed, false);
            PodTemplateRules.metadata(errors, template);
        }
        PodTemplateRules.endless(errors, template, "StatefulSet");
    }

    private static void managementPolicy(FieldErrors errors, StatefulSetSpec spec) {
        switch (spec.podManagementPolicy()) {
            case "" -> errors.required(spec.path("podManagementPolicy"), "");
            case "OrderedReady", "Parallel" -> {}
            default ->
                errors.invalid(
                        spec.path("podManagementPolicy"),
                        spec.podManagementPolicy(),
                        "must be 'OrderedReady' or 'Parallel'");
        }
    }

    private static void retention(FieldErrors errors, StatefulSetPersistentVolumeClaimRetentionPolicy policy) {
        Rules.oneOf(errors, policy.path("whenDeleted"), policy.whenDeleted(), RETENTION);
        Rules.oneOf(errors, policy.path("whenScaled"), policy.whenScaled(), RETENTION);
    }

    /** The template as pods will have it: with a volume for each claim. */
    private static PodTemplateSpec withClaims(StatefulSet set) {
        StatefulSet copy = StatefulSet.of(set.node().deepCopy());
        PodSpec pod = copy.spec().template().spec();
        Set<String> claimed = new HashSet<>();
        ArrayNode volumes = copy.node().arrayNode();
        for (PersistentVolumeClaim claim : copy.spec().volumeClaimTemplates()) {
            String name = claim.metadata().name();
            if (!claimed.add(name)) {
                continue;
            }
            volumes.addObject()
                    .put("name", name)
                    .putObject("persistentVolumeClaim")
                    .put("claimName", name);
        }
        for (Volume volume : pod.volumes()) {
            if (!claimed.contains(volume.name())) {
                volumes.add(volume.node());
            }
        }
        if (!claimed.isEmpty()) {
            pod.materialize().set("volumes", volumes);
        }
        return copy.spec().template();
    }

    private static void strategy(FieldErrors errors, StatefulSetUpdateStrategy strategy) {
        switch (strategy.type()) {
            case "" -> errors.required(strategy.path(), "");
            case "OnDelete" -> {
                if (strategy.rollingUpdate().present()) {
                    errors.invalid(
                            strategy.path("rollingUpdate"),
                            GoValue.of(strategy.rollingUpdate()),
                            "only allowed for updateStrategy 'RollingUpdate'");
                }
            }
            case "RollingUpdate" -> {
                Rules.nonNegative(
                        errors,
                        strategy.path("rollingUpdate").child("partition"),
                        strategy.rollingUpdate().partition());
                unavailable(errors, strategy.rollingUpdate());
            }
            default ->
                errors.invalid(strategy.path(), GoValue.byValue(strategy), "must be 'RollingUpdate' or 'OnDelete'");
        }
    }

    private static void unavailable(FieldErrors errors, RollingUpdateStatefulSetStrategy update) {
        if (!update.hasMaxUnavailable()) {
            return;
        }
        FieldPath path = update.path("maxUnavailable");
        IntOrStringRules.nonNegativeOrPercent(errors, path, update.maxUnavailable());
        if (IntOrStringRules.number(update.maxUnavailable()) == 0) {
            errors.invalid(path, GoValue.of(update.maxUnavailable()), "cannot be 0");
        }
        IntOrStringRules.atMostWhole(errors, path, update.maxUnavailable());
    }

    static void updated(FieldErrors errors, StatefulSetSpec spec, StatefulSetSpec old) {
        StatefulSetSpec rest = StatefulSetSpec.of(spec.node().deepCopy());
        StatefulSetSpec before = StatefulSetSpec.of(old.node().deepCopy());
        rest.node().remove(CHANGEABLE);
        before.node().remove(CHANGEABLE);
        if (!Rules.same(rest, before)) {
            errors.forbidden(
                    spec.path(),
                    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template',"
                            + " 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and"
                            + " 'minReadySeconds' are forbidden");
        }
    }

    static void status(FieldErrors errors, StatefulSetStatus status, StatefulSetStatus old) {
        StatusCounts.of(errors, status)
                .nonNegative(
                        "replicas",
                        "readyReplicas",
                        "currentReplicas",
                        "updatedReplicas",
                        "availableReplicas",
                        "observedGeneration",
                        "collisionCount")
                .notMoreThan(
                        "replicas",
                        "status.replicas",
                        "readyReplicas",
                        "currentReplicas",
                        "updatedReplicas",
                        "availableReplicas")
                .notMoreThan("readyReplicas", "status.readyReplicas", "availableReplicas")
                .notDecremented("collisionCount", old);
    }
}
