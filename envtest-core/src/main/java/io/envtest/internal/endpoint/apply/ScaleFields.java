package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.apply.ManagedEntry.Who;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries the managed fields of an object over to its scale and back: of all fields only the number of replicas is
 * known to both. Immutable and thread-safe.
 *
 * <p>A write of a scale goes: put {@link #toScale} into the stored object's scale, let the {@link FieldManager} of
 * {@code autoscaling/v1} Scale and subresource {@code scale} update or apply, write the replicas into the object and put
 * {@link #toParent} into it.
 */
public final class ScaleFields {

    private static final String SCALE_VERSION = "autoscaling/v1";

    private static final List<PathElement> REPLICAS_OF_SCALE = ResetFields.path("spec.replicas");

    private final Map<String, List<PathElement>> replicasPaths = new HashMap<>();

    private final String apiVersion;

    /**
     * Creates one.
     *
     * @param replicasPaths where the replicas stand in each served version, dotted, by apiVersion; empty for a version
     *     without scale
     * @param apiVersion the version that requests for this scale use
     */
    public ScaleFields(Map<String, String> replicasPaths, String apiVersion) {
        replicasPaths.forEach((version, path) -> this.replicasPaths.put(version, ResetFields.path(path)));
        this.apiVersion = apiVersion;
    }

    /**
     * The managed fields of a scale.
     *
     * @param parent the scaled object, not changed
     * @param scale its scale, changed in place
     */
    public void toScale(ObjectNode parent, ObjectNode scale) {
        ManagedFields managed = new ManagedFields();
        for (ManagedEntry entry : ManagedFields.ofLive(parent).entries()) {
            List<PathElement> path = replicasPaths.get(entry.apiVersion());
            if (path != null && !path.isEmpty() && entry.fields().has(path)) {
                managed.put(entry.rewritten(SCALE_VERSION, ResetFields.single(REPLICAS_OF_SCALE)));
            }
        }
        managed.writeTo(scale);
    }

    /**
     * The managed fields of an object whose scale was written.
     *
     * @param scale the scale as written, not changed
     * @param live the stored object, not changed
     * @param object the object about to be stored, changed in place
     */
    public void toParent(ObjectNode scale, ObjectNode live, ObjectNode object) {
        Map<Who, ManagedEntry> ofScale = new HashMap<>();
        ManagedFields.ofLive(scale).entries().forEach(entry -> ofScale.put(entry.who(), entry));
        ManagedFields managed = new ManagedFields();
        ManagedFields before = ManagedFields.ofLive(live);
        for (ManagedEntry entry : before.entries()) {
            List<PathElement> path = replicasPaths.get(entry.apiVersion());
            if (path != null) {
                managed.putOrDrop(keep(entry, path, ofScale));
            }
        }
        for (ManagedEntry entry : ofScale.values()) {
            if (entry.fields().has(REPLICAS_OF_SCALE)) {
                managed.put(fromScale(entry, before.get(entry.who())));
            }
        }
        managed.writeTo(object);
    }

    /** Whoever does not own the replicas of the scale any more loses them in the object. */
    private static ManagedEntry keep(ManagedEntry entry, List<PathElement> path, Map<Who, ManagedEntry> ofScale) {
        if (path.isEmpty() || !entry.fields().has(path) || ofScale.remove(entry.who()) != null) {
            return entry;
        }
        return entry.with(entry.fields().minus(ResetFields.single(path)));
    }

    private ManagedEntry fromScale(ManagedEntry entry, @Nullable ManagedEntry before) {
        FieldSet replicas = ResetFields.single(replicasPaths.getOrDefault(apiVersion, REPLICAS_OF_SCALE));
        return new ManagedEntry(entry.who(), apiVersion, before == null ? "" : before.time(), replicas);
    }
}
