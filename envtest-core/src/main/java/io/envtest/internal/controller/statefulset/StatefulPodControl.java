package io.envtest.internal.controller.statefulset;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
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
        createMissingClaims(set, pod);
        String name = pod.metadata().name();
        try {
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
        try {
            client.delete(Resources.PODS, Meta.key(pod.metadata()));
        } catch (ApiException e) {
            if (e.status().code() != 404) {
                throw e;
            }
        }
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

    /** Creates those of a pod's claims that do not exist. */
    void createMissingClaims(StatefulSet set, Pod pod) {
        for (PersistentVolumeClaim claim : PodVolumeClaims.of(set, pod)) {
            if (claims.get(Meta.key(claim.metadata())).isEmpty()) {
                create(set, pod, claim);
            }
        }
    }

    private void create(StatefulSet set, Pod pod, PersistentVolumeClaim claim) {
        String names =
                "Claim " + claim.metadata().name() + " Pod " + pod.metadata().name();
        try {
            client.create(Resources.PERSISTENT_VOLUME_CLAIMS, claim);
            events.normal(
                    set,
                    "SuccessfulCreate",
                    "Create " + names + " in StatefulSet " + set.metadata().name() + " success");
        } catch (ApiException e) {
            if (!e.hasReason("AlreadyExists")) {
                warn(set, "FailedCreate", "Create " + names, e);
                throw e;
            }
        }
    }

    /** Whether a claim of the pod is still on its way out, so that the pod cannot be created yet. */
    boolean hasStaleClaim(StatefulSet set, Pod pod) {
        return PodVolumeClaims.names(set, pod).values().stream()
                .map(name -> claims.get(set.metadata().namespace(), name))
                .anyMatch(claim ->
                        claim.filter(found -> Meta.deleting(found.metadata())).isPresent());
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
