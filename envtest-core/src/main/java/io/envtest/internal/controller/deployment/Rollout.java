package io.envtest.internal.controller.deployment;

import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.core.v1.PodTemplateSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One look at a Deployment: a copy of it and of its ReplicaSets, kept up to date with what is written meanwhile. */
final class Rollout {

    static final String HASH_LABEL = "pod-template-hash";

    private static final Comparator<ReplicaSet> OLDEST_FIRST = Comparator.<ReplicaSet, Instant>comparing(
                    Rollout::created)
            .thenComparing(replicaSet -> replicaSet.metadata().name());

    private Deployment deployment;
    private final List<ReplicaSet> old;
    private @Nullable ReplicaSet newest;

    Rollout(Deployment deployment, List<ReplicaSet> replicaSets) {
        this.deployment = deployment;
        this.newest = replicaSets.stream()
                .sorted(OLDEST_FIRST)
                .filter(replicaSet -> sameTemplate(
                        replicaSet.spec().template(), deployment.spec().template()))
                .findFirst()
                .orElse(null);
        this.old = new ArrayList<>(replicaSets);
        this.old.remove(newest);
    }

    Deployment deployment() {
        return deployment;
    }

    void setDeployment(Deployment value) {
        deployment = value;
    }

    /** The ReplicaSet of the current pod template. */
    Optional<ReplicaSet> newest() {
        return Optional.ofNullable(newest);
    }

    void setNewest(ReplicaSet value) {
        newest = value;
    }

    /** The ReplicaSets of earlier pod templates. */
    List<ReplicaSet> old() {
        return old;
    }

    /** The earlier ReplicaSets, oldest first. */
    List<ReplicaSet> oldestFirst() {
        return old.stream().sorted(OLDEST_FIRST).toList();
    }

    List<ReplicaSet> all() {
        List<ReplicaSet> all = new ArrayList<>(old);
        newest().ifPresent(all::add);
        return all;
    }

    /** Puts a ReplicaSet as written in the place of the one as read. */
    void replace(ReplicaSet written) {
        String uid = written.metadata().uid();
        if (newest != null && newest.metadata().uid().equals(uid)) {
            newest = written;
        }
        old.replaceAll(replicaSet -> replicaSet.metadata().uid().equals(uid) ? written : replicaSet);
    }

    static Instant created(ReplicaSet replicaSet) {
        return Timestamps.parse(replicaSet.metadata().creationTimestamp()).orElse(Instant.EPOCH);
    }

    /** Whether two templates differ in nothing but the hash label. */
    static boolean sameTemplate(PodTemplateSpec one, PodTemplateSpec other) {
        return Semantic.equal(withoutHash(one), withoutHash(other));
    }

    private static PodTemplateSpec withoutHash(PodTemplateSpec template) {
        PodTemplateSpec copy = PodTemplateSpec.of(template.node().deepCopy());
        if (copy.metadata().labels().containsKey(HASH_LABEL)) {
            Map<String, String> labels = new LinkedHashMap<>(copy.metadata().labels());
            labels.remove(HASH_LABEL);
            copy.metadata().setLabels(labels);
        }
        return copy;
    }
}
