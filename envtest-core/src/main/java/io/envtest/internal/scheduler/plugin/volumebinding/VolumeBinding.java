package io.envtest.internal.scheduler.plugin.volumebinding;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.volume.VolumeMatch;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.PreBindPlugin;
import io.envtest.internal.scheduler.framework.PreFilterPlugin;
import io.envtest.internal.scheduler.framework.ReservePlugin;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.storage.v1.StorageClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pod goes only where its volumes can be reached; claims that wait for their first consumer get a volume there.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode">Volume binding mode</a>
 */
public final class VolumeBinding implements PreFilterPlugin, FilterPlugin, ReservePlugin, PreBindPlugin {

    private final Lister<PersistentVolumeClaim> claims;
    private final Lister<PersistentVolume> volumes;
    private final Lister<StorageClass> classes;
    private final BindingWriter writer;
    private final Map<String, String> reserved = new ConcurrentHashMap<>();

    /** Makes the plugin. */
    public VolumeBinding(ControllerSetup setup) {
        Client client = setup.client();
        this.claims = setup.lister(Resources.PERSISTENT_VOLUME_CLAIMS);
        this.volumes = setup.lister(Resources.PERSISTENT_VOLUMES);
        this.classes = setup.lister(Resources.STORAGE_CLASSES);
        this.writer = new BindingWriter(client, claims, volumes);
    }

    @Override
    public String name() {
        return "VolumeBinding";
    }

    /** What was chosen for each node that fits: claim to volume, or to nothing where one is to be provisioned. */
    private record Found(PodClaims claims, Map<String, NodeChoice> byNode) {}

    @Override
    public Outcome preFilter(CycleState state, PodInfo pod, Snapshot snapshot) {
        PodClaims found = PodClaims.of(pod, claims, classes);
        if (!found.refusal().isEmpty()) {
            return Outcome.refused(Verdict.unresolvable(this, found.refusal()));
        }
        state.put(Found.class, new Found(found, new HashMap<>()));
        return Outcome.GO_ON;
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        Found found = state.get(Found.class).orElseThrow();
        for (PersistentVolumeClaim claim : found.claims().bound()) {
            Optional<PersistentVolume> volume = volumes.get("", claim.spec().volumeName());
            if (volume.isEmpty()) {
                return Verdict.unresolvable(
                        this, "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)");
            }
            if (!VolumeMatch.reachableFrom(volume.get(), node.node())) {
                return Verdict.unresolvable(this, "node(s) didn't match PersistentVolume's node affinity");
            }
        }
        NodeChoice choice = new NodeChoice();
        Set<String> taken = taken(pod);
        for (PersistentVolumeClaim claim : found.claims().delayed()) {
            if (!choose(claim, node, taken, choice)) {
                return Verdict.unresolvable(this, "node(s) didn't find available persistent volumes to bind");
            }
        }
        found.byNode().put(node.name(), choice);
        return Verdict.FITS;
    }

    private Set<String> taken(PodInfo pod) {
        Set<String> taken = new HashSet<>();
        reserved.forEach((volume, uid) -> {
            if (!uid.equals(pod.uid())) {
                taken.add(volume);
            }
        });
        return taken;
    }

    private boolean choose(PersistentVolumeClaim claim, NodeInfo node, Set<String> taken, NodeChoice choice) {
        Optional<PersistentVolume> volume = VolumeMatch.find(claim, volumes.list(), taken, Optional.of(node.node()));
        if (volume.isPresent()) {
            taken.add(volume.get().metadata().name());
            choice.bind(claim, volume.get());
            return true;
        }
        boolean provisioned = classes.get("", VolumeMatch.storageClass(claim))
                .filter(found -> AllowedTopologies.allow(found, node.labels()))
                .isPresent();
        if (provisioned) {
            choice.provision(claim);
        }
        return provisioned;
    }

    private static Optional<NodeChoice> chosen(CycleState state, String node) {
        return state.get(Found.class).map(found -> found.byNode().get(node));
    }

    @Override
    public Verdict reserve(CycleState state, PodInfo pod, String node) {
        chosen(state, node).ifPresent(choice -> choice.volumes().forEach(name -> reserved.put(name, pod.uid())));
        return Verdict.FITS;
    }

    @Override
    public void unreserve(CycleState state, PodInfo pod, String node) {
        reserved.values().removeIf(uid -> uid.equals(pod.uid()));
    }

    @Override
    public Verdict preBind(CycleState state, PodInfo pod, String node) {
        Optional<NodeChoice> choice = chosen(state, node);
        if (choice.isEmpty() || choice.get().isEmpty()) {
            return Verdict.FITS;
        }
        if (writer.advance(choice.get(), node)) {
            unreserve(state, pod, node);
            return Verdict.FITS;
        }
        return new Verdict(Verdict.Code.WAIT, List.of("waiting for volumes to be bound"), name());
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.kind() == ClusterEvent.Kind.STORAGE_CHANGED || event.isNode();
    }
}
