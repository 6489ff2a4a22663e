package io.envtest.internal.controller.deployment;

import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What a Deployment remembers in annotations: revisions, and the sizes its ReplicaSets were meant for. */
final class Annotations {

    static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HISTORY = "deployment.kubernetes.io/revision-history";
    private static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    private static final String MAX = "deployment.kubernetes.io/max-replicas";
    private static final int LONGEST_HISTORY = 2000;

    /** Not copied from a Deployment to its ReplicaSets. */
    private static final Set<String> OWN = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            REVISION,
            HISTORY,
            DESIRED,
            MAX,
            "deprecated.deployment.rollback.to");

    private Annotations() {}

    /** The revision of a Deployment or ReplicaSet, 0 if it has none. */
    static long revision(ObjectMeta metadata) {
        try {
            return Long.parseLong(metadata.annotations().getOrDefault(REVISION, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The highest revision. */
    static long maxRevision(List<ReplicaSet> replicaSets) {
        return replicaSets.stream()
                .mapToLong(replicaSet -> revision(replicaSet.metadata()))
                .max()
                .orElse(0);
    }

    /** The number of replicas the Deployment had when the ReplicaSet was last sized. */
    static OptionalInt desired(ReplicaSet replicaSet) {
        return number(replicaSet, DESIRED);
    }

    /** The number of replicas the Deployment could have had, with its surge, when the ReplicaSet was last sized. */
    static OptionalInt max(ReplicaSet replicaSet) {
        return number(replicaSet, MAX);
    }

    private static OptionalInt number(ReplicaSet replicaSet, String annotation) {
        try {
            String text = replicaSet.metadata().annotations().getOrDefault(annotation, "");
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Writes down for which size of the Deployment a ReplicaSet is; says whether that is news. */
    static boolean setSize(ReplicaSet replicaSet, Deployment deployment) {
        Map<String, String> all = new LinkedHashMap<>(replicaSet.metadata().annotations());
        Map<String, String> before = Map.copyOf(all);
        int desired = deployment.spec().replicas();
        all.put(DESIRED, Integer.toString(desired));
        all.put(MAX, Integer.toString(desired + Sizes.maxSurge(deployment)));
        replicaSet.metadata().setAnnotations(all);
        return !all.equals(before);
    }

    /** Makes a ReplicaSet the one of a revision, with the Deployment's annotations; says whether that is news. */
    static boolean setNew(ReplicaSet replicaSet, Deployment deployment, long revision, boolean exists) {
        Map<String, String> all = new LinkedHashMap<>(replicaSet.metadata().annotations());
        Map<String, String> before = Map.copyOf(all);
        deployment.metadata().annotations().forEach((key, value) -> {
            if (!OWN.contains(key)) {
                all.put(key, value);
            }
        });
        long old = revision(replicaSet.metadata());
        if (old < revision) {
            if (exists && all.containsKey(REVISION)) {
                all.put(HISTORY, history(all.getOrDefault(HISTORY, ""), old));
            }
            all.put(REVISION, Long.toString(revision));
        }
        boolean changed = !all.equals(before);
        if (changed) {
            replicaSet.metadata().setAnnotations(all);
        }
        return exists ? changed : setSize(replicaSet, deployment) | changed;
    }

    private static String history(String before, long revision) {
        List<String> entries = new ArrayList<>(Arrays.asList(before.split(",", -1)));
        entries.removeIf(String::isEmpty);
        entries.add(Long.toString(revision));
        while (String.join(",", entries).length() > LONGEST_HISTORY) {
            entries.remove(0);
        }
        return String.join(",", entries);
    }

    /** Writes the revision of its newest ReplicaSet on a Deployment; says whether that is news. */
    static boolean setRevision(Deployment deployment, String revision) {
        if (revision.equals(deployment.metadata().annotations().get(REVISION))) {
            return false;
        }
        Map<String, String> all = new LinkedHashMap<>(deployment.metadata().annotations());
        all.put(REVISION, revision);
        deployment.metadata().setAnnotations(all);
        return true;
    }
}
