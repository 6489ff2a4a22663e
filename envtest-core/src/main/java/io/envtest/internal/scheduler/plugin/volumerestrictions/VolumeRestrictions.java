package io.envtest.internal.scheduler.plugin.volumerestrictions;

import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.PreFilterPlugin;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Volume;
import java.util.HashSet;
import java.util.Set;

/**
 * A claim that only one pod may use is not given to a second.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes">Access modes</a>
 */
public final class VolumeRestrictions implements PreFilterPlugin, FilterPlugin {

    private static final String ONE_POD = "ReadWriteOncePod";

    private final Lister<PersistentVolumeClaim> claims;

    /** Makes the plugin. */
    public VolumeRestrictions(ControllerSetup setup) {
        this.claims = setup.lister(Resources.PERSISTENT_VOLUME_CLAIMS);
    }

    @Override
    public String name() {
        return "VolumeRestrictions";
    }

    /** Claims of the pod that nobody else may use. */
    private record Exclusive(Set<String> claims, boolean used) {}

    @Override
    public Outcome preFilter(CycleState state, PodInfo pod, Snapshot snapshot) {
        Set<String> exclusive = claimNames(pod);
        exclusive.removeIf(name -> claims.get(pod.key().namespace(), name)
                .filter(claim -> claim.spec().accessModes().contains(ONE_POD))
                .isEmpty());
        boolean used = !exclusive.isEmpty()
                && snapshot.nodes().stream()
                        .flatMap(node -> node.pods().stream())
                        .anyMatch(other -> uses(other, pod, exclusive));
        state.put(Exclusive.class, new Exclusive(exclusive, used));
        return Outcome.GO_ON;
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        Exclusive exclusive = state.get(Exclusive.class).orElseThrow();
        return exclusive.used()
                ? Verdict.unschedulable(
                        this,
                        "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already"
                                + " in-use by another pod")
                : Verdict.FITS;
    }

    private static boolean uses(PodInfo other, PodInfo pod, Set<String> exclusive) {
        return other.key().namespace().equals(pod.key().namespace())
                && claimNames(other).stream().anyMatch(exclusive::contains);
    }

    private static Set<String> claimNames(PodInfo pod) {
        Set<String> names = new HashSet<>();
        for (Volume volume : pod.pod().spec().volumes()) {
            names.add(volume.persistentVolumeClaim().claimName());
        }
        names.remove("");
        return names;
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.kind() == ClusterEvent.Kind.POD_ON_NODE_GONE || event.kind() == ClusterEvent.Kind.STORAGE_CHANGED;
    }
}
