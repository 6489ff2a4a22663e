package io.envtest.internal.controller.statefulset;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.api.Status;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates, changes and deletes the pods of StatefulSets with their claims, and tells of it. */
final class StatefulPodControl {

    private final Client client;
    private final EventRecorder events;
    private final Lister<PersistentVolumeClaim> claims;

    StatefulPodControl(Client client, EventRecorder events, Lister<PersistentVolumeClaim> claims) {
        this.client = client;
        this.events = events;
        this.claims = claims;
    }

    /** Creates a pod after its claims. */
    void create(StatefulSet set, Pod pod) {
        String name = pod.metadata().name();
        try {
            createMissingClaims(set, pod);
            client.create(Resources.PODS, pod);
            tell(set, "SuccessfulCreate", "Create Pod " + name);
        } catch (ApiException e) {
            if (!e.hasReason("AlreadyExists")) {
                warn(set, "FailedCreate", "Create Pod " + name, e);
            }
            throw e;
        }
        keepRetention(set, pod);
    }

    /** Deletes a pod; one that is gone already counts as deleted. */
    void delete(StatefulSet set, Pod pod) {
        String name = pod.metadata().name();
        try {
            remove(pod);
            tell(set, "SuccessfulDelete", "Delete Pod " + name);
        } catch (ApiException e) {
            warn(set, "FailedDelete", "Delete Pod " + name, e);
            throw e;
        }
    }

    /** Deletes a pod that has ended, to make place for its successor. */
    void remove(Pod pod) {
        client.deleteIfPresent(Resources.PODS, Meta.key(pod.metadata()));
    }

    /** Gives a pod the labels and volumes of its ordinal, and its claims the right owners. */
    void update(StatefulSet set, Pod pod) {
        if (!PodIdentity.matches(set, pod)) {
            createMissingClaims(set, pod);
            Pod copy = Pod.of(pod.node().deepCopy());
            PodIdentity.apply(set, copy);
            client.update(Resources.PODS, copy);
            tell(set, "SuccessfulUpdate", "Update Pod " + pod.metadata().name());
        }
        keepRetention(set, pod);
    }

    private void tell(StatefulSet set, String reason, String what) {
        events.normal(set, reason, what + " in StatefulSet " + set.metadata().name() + " successful");
    }

    private void warn(StatefulSet set, String reason, String what, ApiException failure) {
        String where = " in StatefulSet " + set.metadata().name();
        events.warning(set, reason, what + where + " failed error: " + failure.getMessage());
    }

    /** Creates those of a pod's claims that do not exist; fails after the last of them if one cannot be had. */
    void createMissingClaims(StatefulSet set, Pod pod) {
        List<String> failures = new ArrayList<>();
        for (PersistentVolumeClaim claim : PodVolumeClaims.of(set, pod)) {
            String name = claim.metadata().name();
            Optional<PersistentVolumeClaim> found = claims.get(Meta.key(claim.metadata()));
            if (found.isEmpty()) {
                create(set, pod, claim).ifPresent(e -> failures.add("failed to create PVC " + name + ": " + e));
            } else if (Meta.deleting(found.get().metadata())) {
                failures.add("pvc " + name + " is being deleted");
            }
        }
        if (!failures.isEmpty()) {
            String all = failures.size() == 1 ? failures.get(0) : "[" + String.join(", ", failures) + "]";
            throw new ApiException(new Status(500, "InternalError", all, Status.Details.NONE));
        }
    }

    /** Creates a claim; says why it could not. */
    private Optional<String> create(StatefulSet set, Pod pod, PersistentVolumeClaim claim) {
        String names =
                "Claim " + claim.metadata().name() + " Pod " + pod.metadata().name();
        try {
            client.create(Resources.PERSISTENT_VOLUME_CLAIMS, claim);
            events.normal(
                    set,
                    "SuccessfulCreate",
                    "Create " + names + " in StatefulSet " + set.metadata().name() + " success");
            return Optional.empty();
        } catch (ApiException e) {
            if (!e.hasReason("AlreadyExists")) {
                warn(set, "FailedCreate", "Create " + names, e);
            }
            return Optional.of(e.status().message());
        }
    }

    /** Whether a claim of the pod still belongs to a pod of the same name that was scaled away, so that it is about to go. */
    boolean hasStaleClaim(StatefulSet set, Pod pod) {
        return PodVolumeClaims.names(set, pod).values().stream()
                .map(name -> claims.get(set.metadata().namespace(), name))
                .flatMap(Optional::stream)
                .anyMatch(claim -> ClaimRetention.isStale(set, pod, claim));
    }

    /** Gives the claims of a pod the owners that the retention policy asks for. */
    void keepRetention(StatefulSet set, Pod pod) {
        for (String name : PodVolumeClaims.names(set, pod).values()) {
            ObjectKey key = new ObjectKey(set.metadata().namespace(), name);
            Optional<PersistentVolumeClaim> found =
                    claims.get(key).or(() -> client.find(Resources.PERSISTENT_VOLUME_CLAIMS, key));
            if (found.isPresent()) {
                PersistentVolumeClaim copy = claims.copy(found.get());
                if (ClaimRetention.apply(set, pod, copy)) {
                    client.update(Resources.PERSISTENT_VOLUME_CLAIMS, copy);
                }
            }
        }
    }

    /** Whether the claims of a pod have the owners that the retention policy asks for. */
    boolean hasRetention(StatefulSet set, Pod pod) {
        return PodVolumeClaims.names(set, pod).values().stream()
                .map(name -> claims.get(set.metadata().namespace(), name))
                .flatMap(Optional::stream)
                .noneMatch(claim -> ClaimRetention.apply(set, pod, claims.copy(claim)));
    }
}
