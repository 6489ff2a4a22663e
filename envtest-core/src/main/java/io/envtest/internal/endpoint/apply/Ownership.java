package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.apply.ManagedEntry.Who;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out who owns what once an object goes from one state to another. For one write. */
final class Ownership {

    private final ObjectVersions versions;

    private final String version;

    private final FieldSet resetFields;

    private final ObjectNode before;

    private final ObjectNode after;

    private final Map<String, Comparison> comparisons = new HashMap<>();

    /**
     * Starts with a change.
     *
     * @param version the version of both states
     * @param resetFields what this write does not really change
     * @param before the object as it was; its managed fields do not count
     * @param after the object as it is to be, without managed fields
     */
    Ownership(ObjectVersions versions, String version, FieldSet resetFields, ObjectNode before, ObjectNode after) {
        this.versions = versions;
        this.version = version;
        this.resetFields = resetFields;
        this.before = before;
        this.after = after;
    }

    /** What others own and this write changes. Forgets entries of versions that are not served. */
    Conflicts conflicts(ManagedFields managed, @Nullable Who writer) {
        Conflicts conflicts = new Conflicts();
        for (ManagedEntry entry : managed.entries()) {
            if (entry.who().equals(writer)) {
                continue;
            }
            Comparison change = change(entry.apiVersion());
            if (change == null) {
                managed.remove(entry.who());
            } else if (!change.changed().isEmpty()) {
                FieldSet taken = entry.fields().and(change.changed());
                if (!taken.isEmpty()) {
                    conflicts.add(entry, taken);
                }
            }
        }
        return conflicts;
    }

    /** Takes from everybody else what this write changes, and from everybody what is gone. */
    void takeOver(ManagedFields managed, @Nullable Who writer) {
        for (ManagedEntry entry : managed.entries()) {
            Comparison change = change(entry.apiVersion());
            if (change == null) {
                managed.remove(entry.who());
            } else if (!entry.who().equals(writer)) {
                managed.putOrDrop(lose(lose(entry, change.changed()), change.removed()));
            } else {
                managed.putOrDrop(entry);
            }
        }
    }

    private static ManagedEntry lose(ManagedEntry entry, FieldSet lost) {
        return lost.isEmpty() || entry.fields().and(lost).isEmpty()
                ? entry
                : entry.with(entry.fields().minus(lost));
    }

    /** The change in the version of this write. */
    Comparison change() {
        Comparison change = change(version);
        return change == null ? new Comparison(new FieldSet(), new FieldSet(), new FieldSet(), true) : change;
    }

    /** The change as seen in a version; null if the version is not served. */
    private @Nullable Comparison change(String apiVersion) {
        Comparison known = comparisons.get(apiVersion);
        Shape shape = versions.shape(apiVersion);
        if (known != null || shape == null) {
            return known;
        }
        Comparison change = apiVersion.equals(version)
                ? Comparer.compare(FieldManager.unmanaged(before), after, shape)
                : Comparer.compare(
                        converted("old", before, apiVersion, shape), converted("new", after, apiVersion, shape), shape);
        change = change.without(resetFields);
        comparisons.put(apiVersion, change);
        return change;
    }

    private ObjectNode converted(String which, ObjectNode object, String apiVersion, Shape shape) {
        ObjectNode converted = FieldManager.unmanaged(versions.convert(object, apiVersion));
        String problem = versions.builtIn() ? "" : ShapeCheck.problemsOfLive(converted, shape);
        if (!problem.isEmpty()) {
            throw new UnfitObjectException("failed to convert " + which + " object: " + problem);
        }
        return converted;
    }
}
