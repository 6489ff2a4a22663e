package io.envtest.internal.controller.statefulset;

import io.envtest.internal.controller.history.RevisionData;
import io.envtest.view.apps.v1.ControllerRevision;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.Pod;

/**
 * The revision a StatefulSet comes from and the one it goes to.
 *
 * @param collisions how often a hash was taken already
 */
record Revisions(ControllerRevision current, ControllerRevision update, int collisions) {

    String currentName() {
        return current.metadata().name();
    }

    String updateName() {
        return update.metadata().name();
    }

    static String of(Pod pod) {
        return pod.metadata().labels().getOrDefault(PodIdentity.REVISION_LABEL, "");
    }

    /** The pod of an ordinal in the revision it should have now, not created yet. */
    Pod newPod(StatefulSet set, int ordinal) {
        ControllerRevision revision = staysCurrent(set, ordinal) ? current : update;
        return PodIdentity.newPod(
                set, RevisionData.template(revision), revision.metadata().name(), ordinal);
    }

    /** Whether a rolling update has not come to the ordinal. */
    private boolean staysCurrent(StatefulSet set, int ordinal) {
        if (!set.spec().updateStrategy().type().equals("RollingUpdate")
                || currentName().equals(updateName())) {
            return false;
        }
        int kept = set.spec().updateStrategy().hasRollingUpdate()
                ? set.spec().updateStrategy().rollingUpdate().partition()
                : set.status().currentReplicas();
        return ordinal < Ordinals.first(set) + kept;
    }
}
