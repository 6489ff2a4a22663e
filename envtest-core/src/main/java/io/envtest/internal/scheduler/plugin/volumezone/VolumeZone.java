package io.envtest.internal.scheduler.plugin.volumezone;

import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A volume that is labelled with a zone or region can be reached only from there. Nodes without such labels are anywhere. */
public final class VolumeZone implements FilterPlugin {

    private static final List<String> LABELS = List.of(
            "failure-domain.beta.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region",
            "topology.kubernetes.io/zone",
            "topology.kubernetes.io/region");

    private final Lister<PersistentVolumeClaim> claims;
    private final Lister<PersistentVolume> volumes;

    /** Makes the plugin. */
    public VolumeZone(ControllerSetup setup) {
        this.claims = setup.lister(Resources.PERSISTENT_VOLUME_CLAIMS);
        this.volumes = setup.lister(Resources.PERSISTENT_VOLUMES);
    }

    @Override
    public String name() {
        return "VolumeZone";
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        for (Volume volume : pod.pod().spec().volumes()) {
            String claim = volume.persistentVolumeClaim().claimName();
            Optional<PersistentVolume> found = claims.get(pod.key().namespace(), claim)
                    .flatMap(known -> volumes.get("", known.spec().volumeName()));
            if (found.isPresent() && !isReachable(found.get().metadata().labels(), node.labels())) {
                return Verdict.unresolvable(this, "node(s) had no available volume zone");
            }
        }
        return Verdict.FITS;
    }

    /** Whether a node with these labels reaches a volume with these; a volume may name several zones. */
    static boolean isReachable(Map<String, String> volume, Map<String, String> node) {
        if (LABELS.stream().noneMatch(node::containsKey)) {
            return true;
        }
        return LABELS.stream()
                .filter(volume::containsKey)
                .allMatch(label ->
                        List.of(volume.getOrDefault(label, "").split("__")).contains(node.getOrDefault(label, "")));
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.kind() == ClusterEvent.Kind.STORAGE_CHANGED || event.isNode();
    }
}
