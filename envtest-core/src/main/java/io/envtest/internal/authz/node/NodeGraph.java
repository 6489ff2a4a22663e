package io.envtest.internal.authz.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.authz.node.Need.Kind;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.CSIPersistentVolumeSource;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.SecretReference;
import io.envtest.view.resource.v1.ResourceSlice;
import io.envtest.view.storage.v1.VolumeAttachment;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which objects concern which node: through the pods on it, and what those refer to. Thread-safe. */
final class NodeGraph {

    private static final GroupVersionResource SLICES =
            new GroupVersionResource("resource.k8s.io", "v1", "resourceslices");

    private final ObjectReader objects;
    private final Map<ObjectKey, String> nodes = new ConcurrentHashMap<>();
    private final Map<String, Set<ObjectKey>> pods = new ConcurrentHashMap<>();

    NodeGraph(ObjectReader objects) {
        this.objects = objects;
        objects.follow(Resources.PODS, this::podChanged);
    }

    boolean runs(String node, String namespace, String pod) {
        return podsOn(node).contains(new ObjectKey(namespace, pod));
    }

    boolean needs(String node, Kind kind, String namespace, String name) {
        Need need = new Need(kind, name);
        return podViews(node, namespace).anyMatch(pod -> PodNeeds.of(pod).contains(need))
                || kind == Kind.SECRET && volumes(node).anyMatch(volume -> usesSecret(volume, namespace, name));
    }

    boolean mounts(String node, String volume) {
        return volumes(node).anyMatch(mounted -> mounted.metadata().name().equals(volume));
    }

    boolean attaches(String node, String attachment) {
        return objects.get(Resources.VOLUME_ATTACHMENTS, new ObjectKey("", attachment))
                .map(VolumeAttachment::of)
                .filter(found -> found.spec().nodeName().equals(node))
                .isPresent();
    }

    boolean publishes(String node, String slice) {
        return objects.get(SLICES, new ObjectKey("", slice))
                .map(ResourceSlice::of)
                .filter(found -> found.spec().nodeName().equals(node))
                .isPresent();
    }

    private Set<ObjectKey> podsOn(String node) {
        return pods.getOrDefault(node, Set.of());
    }

    private Stream<Pod> podViews(String node, String namespace) {
        return podsOn(node).stream()
                .filter(key -> namespace.isEmpty() || key.namespace().equals(namespace))
                .flatMap(key -> objects.get(Resources.PODS, key).stream())
                .map(Pod::of);
    }

    /** The volumes that pods on the node use, through their claims. */
    private Stream<PersistentVolume> volumes(String node) {
        return podViews(node, "")
                .flatMap(pod -> PodNeeds.of(pod).stream()
                        .filter(need -> need.kind() == Kind.CLAIM)
                        .map(need -> new ObjectKey(pod.metadata().namespace(), need.name())))
                .flatMap(key -> objects.get(Resources.PERSISTENT_VOLUME_CLAIMS, key).stream())
                .map(claim -> PersistentVolumeClaim.of(claim).spec().volumeName())
                .filter(name -> !name.isEmpty())
                .flatMap(name -> objects.get(Resources.PERSISTENT_VOLUMES, new ObjectKey("", name)).stream())
                .map(PersistentVolume::of);
    }

    private static boolean usesSecret(PersistentVolume volume, String namespace, String name) {
        CSIPersistentVolumeSource csi = volume.spec().csi();
        return Stream.of(
                        csi.nodePublishSecretRef(),
                        csi.nodeStageSecretRef(),
                        csi.nodeExpandSecretRef(),
                        volume.spec().rbd().secretRef(),
                        volume.spec().cephfs().secretRef(),
                        volume.spec().iscsi().secretRef(),
                        volume.spec().flexVolume().secretRef(),
                        volume.spec().scaleIO().secretRef())
                .anyMatch(secret -> is(secret, namespace, name));
    }

    private static boolean is(SecretReference secret, String namespace, String name) {
        return secret.name().equals(name) && secret.namespace().equals(namespace);
    }

    private void podChanged(ObjectKey key, @Nullable ObjectNode now) {
        String node = now == null ? "" : Pod.of(now).spec().nodeName();
        String before = node.isEmpty() ? nodes.remove(key) : nodes.put(key, node);
        if (before != null && !before.equals(node)) {
            pods.computeIfPresent(before, (name, keys) -> {
                keys.remove(key);
                return keys.isEmpty() ? null : keys;
            });
        }
        if (!node.isEmpty()) {
            pods.computeIfAbsent(node, name -> ConcurrentHashMap.newKeySet()).add(key);
        }
    }
}
