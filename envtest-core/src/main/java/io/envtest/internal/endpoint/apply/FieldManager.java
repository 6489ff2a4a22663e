package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.endpoint.apply.ManagedEntry.Who;
import io.envtest.internal.meta.ApiErrors;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code metadata.managedFields} of the objects of one resource in one version, and carries out server-side
 * apply. One for each resource, version and subresource; immutable and thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>
 */
public final class FieldManager {

    /** Who owns what an object had before anybody's fields were tracked. */
    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    private final ObjectVersions versions;

    private final String apiVersion;

    private final String kind;

    private final String subresource;

    private final FieldSet resetFields;

    private final FieldSet systemFields = ResetFields.system();

    /**
     * Creates one.
     *
     * @param versions all versions of the resource
     * @param apiVersion the version requests use, for example {@code apps/v1}
     * @param kind the kind of the objects
     * @param subresource for example {@code status}, empty for the resource itself
     * @param resetFields dotted paths that a request here never writes and therefore never owns: {@code status} for the
     *     resource itself, {@code spec} and some metadata for {@code status}
     */
    public FieldManager(
            ObjectVersions versions, String apiVersion, String kind, String subresource, List<String> resetFields) {
        this.versions = versions;
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.subresource = subresource;
        this.resetFields = ResetFields.of(resetFields);
    }

    /**
     * Writes {@code metadata.managedFields} of an object that a create, update or (non-apply) patch is about to store.
     * Never fails: managed fields that cannot be read are those of the stored object, and an object that has not the
     * shape of its kind leaves them as they are.
     *
     * @param live the object as stored, in this version, not changed; null for a create
     * @param object the new object, decoded and defaulted, in this version, with {@code metadata.managedFields} as the
     *     request sent it ({@code []} and {@code [{}]} clear the list, so they must not have been dropped as empty);
     *     changed in place, and may share nodes of its managed fields with {@code live} afterwards
     * @param manager who writes: the request's {@code fieldManager}, or the user agent up to the first slash
     * @param now the time of new entries
     */
    public void update(@Nullable ObjectNode live, ObjectNode object, String manager, Instant now) {
        ManagedFields managed = subresource.isEmpty()
                ? ManagedFields.ofRequest(live, object, versions.builtIn())
                : ManagedFields.ofLive(live);
        if (object.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        Shape shape = versions.shape(apiVersion);
        if (shape == null) {
            return;
        }
        try {
            if (!managed.isEmpty() || live == null) {
                if (!fits(object, shape)) {
                    return; // as below
                }
                track(managed, live == null ? versions.empty(apiVersion) : live, object, manager, now);
            }
            managed.writeTo(object);
        } catch (UnfitObjectException e) {
            // then the real server gives up on tracking and leaves the object without managed fields
            return;
        }
    }

    private boolean fits(ObjectNode object, Shape shape) {
        return versions.builtIn()
                || !Values.isDeeperThan(object, Values.MAX_DEPTH)
                        && ShapeCheck.problemsOfLive(object, shape).isEmpty();
    }

    private void track(ManagedFields managed, ObjectNode before, ObjectNode after, String manager, Instant now) {
        reconcile(managed);
        Ownership ownership = new Ownership(versions, apiVersion, resetFields, before, after);
        ownership.takeOver(managed, null);
        if (versions.builtIn() && !ownership.change().keyed()) {
            throw new UnfitObjectException("an item of a keyed list has no key");
        }
        FieldSet changed = ownership.change().changed().minus(systemFields);
        if (!changed.isEmpty()) {
            Who writer = new Who(manager, false, apiVersion, subresource);
            ManagedEntry previous = managed.get(writer);
            FieldSet owned = previous == null ? changed : FieldSet.union(changed, previous.fields());
            managed.put(new ManagedEntry(writer, apiVersion, "", owned).at(now));
        }
        managed.collapseOldUpdates();
    }

    /**
     * Follows changes of a custom resource's schema.
     *
     * @throws UnfitObjectException if somebody owns fields in a version that the definition does not have any more
     */
    private void reconcile(ManagedFields managed) {
        if (versions.builtIn()) {
            return;
        }
        for (ManagedEntry entry : managed.entries()) {
            Shape shape = versions.shape(entry.apiVersion());
            if (shape == null) {
                throw new UnfitObjectException(
                        "request to convert CR to an invalid group/version: " + entry.apiVersion());
            }
            managed.put(entry.with(AtomicFields.reconcile(entry.fields(), shape)));
        }
    }

    /**
     * Applies a configuration.
     *
     * @param live the object as stored, in this version, not changed; null if the apply creates it
     * @param config the applied object, not changed
     * @param manager the request's {@code fieldManager}
     * @param force takes fields over from other managers instead of failing
     * @param now the time of new entries
     * @return the merged object with its managed fields, to be decoded, defaulted and stored like any update
     * @throws ApiException 409 if other managers own what the configuration changes, 400 or 500 if it does not fit the
     *     kind
     */
    public ObjectNode apply(@Nullable ObjectNode live, ObjectNode config, String manager, boolean force, Instant now) {
        try {
            return applied(live, config, manager, force, now);
        } catch (UnfitObjectException e) {
            throw ApiErrors.unknown(String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode applied(
            @Nullable ObjectNode live, ObjectNode config, String manager, boolean force, Instant now) {
        ApplyErrors errors = new ApplyErrors(config);
        errors.checkDepth();
        errors.checkKind(apiVersion, kind);
        Shape shape = Objects.requireNonNull(versions.shape(apiVersion), apiVersion);
        ObjectNode before = live == null ? versions.empty(apiVersion) : unmanaged(live);
        ManagedFields managed = ManagedFields.ofLive(live);
        if (managed.isEmpty()) {
            ObjectNode empty = versions.empty(apiVersion);
            ApplyErrors.checkTrackable(versions.read(empty.deepCopy(), apiVersion), apiVersion, kind);
            if (fits(before, shape)) {
                track(managed, empty, before, BEFORE_FIRST_APPLY, now);
            }
        }
        errors.checkManagedFields();
        errors.check(shape);
        errors.checkLive(before, shape, versions.builtIn());
        reconcile(managed);
        Who applier = new Who(manager, true, "", subresource);
        ManagedEntry last = managed.get(applier);
        ObjectNode merged = merge(before, config, managed, applier, shape);
        Ownership ownership = new Ownership(versions, apiVersion, resetFields, before, merged);
        Conflicts conflicts = ownership.conflicts(managed, applier);
        if (!force && !conflicts.isEmpty()) {
            throwUnlessAllowed(conflicts, before, manager, shape);
        }
        ownership.takeOver(managed, applier);
        boolean same = Values.same(before, merged);
        finishEntry(managed, applier, last, same ? null : now);
        ObjectNode result = (same ? before : merged).deepCopy();
        if (!same) {
            errors.checkRead(versions.read(result, apiVersion));
        }
        if (manager.equals(LastApplied.MANAGER)) {
            LastApplied.refresh(result, config);
        }
        managed.writeTo(result);
        return result;
    }

    private ObjectNode merge(ObjectNode before, ObjectNode config, ManagedFields managed, Who applier, Shape shape) {
        ObjectNode stated = unmanaged(config);
        FieldSet fields = FieldCollector.fields(stated, shape).minusAllBelow(resetFields);
        ManagedEntry last = managed.get(applier);
        managed.put(new ManagedEntry(applier, apiVersion, last == null ? "" : last.time(), fields));
        ObjectNode merged = (ObjectNode) Merger.merge(before, stated, shape);
        if (last == null
                || last.apiVersion().equals(apiVersion)
                        && last.fields().minus(fields).isEmpty()) {
            return merged;
        }
        return new Pruner(versions, merged, managed.entries()).prune(apiVersion, last);
    }

    /** Somebody who used kubectl apply before is allowed to change what they applied then. */
    private void throwUnlessAllowed(Conflicts conflicts, ObjectNode before, String manager, Shape shape) {
        Conflicts left = manager.equals(LastApplied.MANAGER)
                ? conflicts.without(LastApplied.unchangedFields(before, apiVersion, shape))
                : conflicts;
        if (!left.isEmpty()) {
            throw left.toException();
        }
    }

    private void finishEntry(ManagedFields managed, Who applier, @Nullable ManagedEntry last, @Nullable Instant now) {
        ManagedEntry entry = managed.get(applier);
        if (entry != null) {
            ManagedEntry kept = entry.with(entry.fields().minus(systemFields));
            if (last != null && last.apiVersion().equals(apiVersion) && last.states(kept.fields())) {
                kept = last;
            }
            managed.putOrDrop(now == null ? kept : kept.at(now));
        }
    }

    /**
     * Lays a configuration over an object, whoever owns its fields, and without giving them to anybody.
     *
     * @param live the object, not changed
     * @param config the configuration, not changed
     * @return the merged object
     * @throws IllegalArgumentException if the configuration does not fit the kind, or states parts of a list, map or
     *     struct that is taken as a whole; in the server's words
     */
    public ObjectNode lay(ObjectNode live, ObjectNode config) {
        Shape shape = Objects.requireNonNull(versions.shape(apiVersion), apiVersion);
        String wrong = ShapeCheck.problems(config, shape);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("failed to convert patch object to typed object: " + wrong);
        }
        List<String> atomic = AtomicParts.in(config, shape);
        if (!atomic.isEmpty()) {
            throw new IllegalArgumentException(
                    "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: "
                            + String.join(", ", atomic));
        }
        return Merger.merge(live, config, shape).deepCopy();
    }

    /** The object without its managed fields; itself if it has none. */
    static ObjectNode unmanaged(ObjectNode object) {
        if (!(object.path("metadata") instanceof ObjectNode metadata) || !metadata.has("managedFields")) {
            return object;
        }
        ObjectNode without = metadata.objectNode().setAll(metadata);
        without.remove("managedFields");
        ObjectNode copy = object.objectNode().setAll(object);
        copy.set("metadata", without);
        return copy;
    }

    /**
     * Gives an object the managed fields of the stored one if nothing but the times in them is different, so that a
     * write without effect changes nothing. Called after mutating admission.
     *
     * @param live the object as stored, not changed
     * @param object the object about to be stored, in the same version; changed in place
     */
    public static void keepTimes(ObjectNode live, ObjectNode object) {
        JsonNode before = ManagedFields.list(live);
        JsonNode after = ManagedFields.list(object);
        if (before.isArray() && sameButTimes(before, after) && Values.same(unmanaged(live), unmanaged(object))) {
            ((ObjectNode) object.path("metadata")).set("managedFields", before);
        }
    }

    private static boolean sameButTimes(JsonNode before, JsonNode after) {
        boolean same = before.size() == after.size() && after.isArray();
        for (int i = 0; same && i < before.size(); i++) {
            same = Objects.equals(timeless(before.get(i)), timeless(after.get(i)));
        }
        return same;
    }

    private static JsonNode timeless(JsonNode entry) {
        if (!(entry instanceof ObjectNode object)) {
            return entry;
        }
        ObjectNode copy = object.objectNode().setAll(object);
        return copy.without("time");
    }
}
